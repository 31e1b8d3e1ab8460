"""What the engines behind HTTP share: asking once, in halves, in parcels."""
