//! The position index: how many code points and line feeds stand before every 4 KiB of a text.
