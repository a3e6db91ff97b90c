"""The built-in layers, each an example to copy: a key, an ``extract`` function, a ``Layer``."""
