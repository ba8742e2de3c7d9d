"""The live preview: a small web server that reloads pages, watches files, and shows problems on every page."""
