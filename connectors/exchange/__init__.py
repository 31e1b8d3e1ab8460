"""Files that carry memories, term bases and tables to and from other tools: streams in, values out, and back."""
