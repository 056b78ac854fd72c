"""Reading and writing of files: the only room for matplotlib, ezdxf and the sheet libraries."""
