"""Runs the release binary in a pty: opens the sample, opens an article, quits; the terminal must be left sane."""

import fcntl
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time

binary = os.path.abspath(sys.argv[1])
home = tempfile.mkdtemp(prefix="ghichu-smoke-")
environment = {"HOME": home, "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "vi_VN.UTF-8"}
process, terminal = pty.fork()
if process == 0:
    os.chdir(home)
    os.execve(binary, [binary], environment)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
output = b""


def wait_for(text, seconds=20):
    global output
    end = time.monotonic() + seconds
    while text.encode() not in output:
        ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
        if not ready:
            sys.exit(f"smoke: {text!r} was not shown; the last output was {output[-2000:]!r}")
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            chunk = b""
        if not chunk:
            if text.encode() in output:
                return
            sys.exit(f"smoke: the program ended before {text!r}; it wrote {output[-2000:]!r}")
        output += chunk


wait_for("18 bài")
os.write(terminal, b"\r")
wait_for("ĐỌC")
os.write(terminal, b"q")
wait_for("\x1b[?1049l")
_, status = os.waitpid(process, 0)
code = os.waitstatus_to_exitcode(status)
if code != 0:
    sys.exit(f"smoke: exit status {code}")
print("smoke: opened the sample, read an article, left; the terminal is as it was")
