"""One file or folder a content management system."""
