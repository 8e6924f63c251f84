//! Bytes become text. UTF-8 and UTF-16 with a byte order mark for now; what is not UTF-8 is shown with placeholders.
