//! Waiting for whatever comes first: a key, news of a thread, a signal, the time.
//!
//! crossterm can wait for the terminal alone, and never returns from reading one that was closed. So the waiting is done
//! here, on the terminal and on one wire that threads and signals pluck, and crossterm is asked only when the terminal
//! has something to say. Signals belong to the whole process, and so does the wire.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// What signals asked for since it was asked last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signals {
    /// To end: SIGTERM, SIGHUP, SIGINT.
    pub end: bool,
    /// To stop until continued: SIGTSTP.
    pub suspend: bool,
    /// The process was stopped and goes on: SIGCONT.
    pub resumed: bool,
    /// The terminal may have another size: SIGWINCH.
    pub resized: bool,
}

/// What a wait ended with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The terminal has something to say.
    pub terminal: bool,
    /// The terminal was closed.
    pub gone: bool,
}

/// Set by signals.
#[derive(Debug, Default)]
struct Flags {
    end: Arc<AtomicBool>,
    suspend: Arc<AtomicBool>,
    resumed: Arc<AtomicBool>,
    resized: Arc<AtomicBool>,
}

/// The wire, and what signals left.
#[derive(Debug)]
pub struct Wake {
    flags: Flags,
    #[cfg(unix)]
    wire: unix::Wire,
}

static WAKE: OnceLock<Wake> = OnceLock::new();

/// Ends a wait, from any thread.
pub fn ring() {
    #[cfg(unix)]
    if let Some(wake) = WAKE.get() {
        wake.wire.pluck();
    }
}

impl Wake {
    /// Begins to listen to signals; later calls give the same.
    pub fn install() -> io::Result<&'static Wake> {
        if let Some(wake) = WAKE.get() {
            return Ok(wake);
        }
        let flags = Flags::default();
        #[cfg(unix)]
        let wake = Wake { wire: unix::Wire::new(&flags)?, flags };
        #[cfg(not(unix))]
        let wake = Wake { flags };
        Ok(WAKE.get_or_init(|| wake))
    }

    /// What signals asked for since the last call.
    pub fn signals(&self) -> Signals {
        let take = |flag: &AtomicBool| flag.swap(false, Ordering::SeqCst);
        Signals {
            end: take(&self.flags.end),
            suspend: take(&self.flags.suspend),
            resumed: take(&self.flags.resumed),
            resized: take(&self.flags.resized),
        }
    }

    /// Forgets that the process was stopped: that has been answered.
    pub fn resumed(&self) {
        self.flags.resumed.store(false, Ordering::SeqCst);
    }

    /// Whether the terminal was closed. Ask before each read: crossterm never returns from reading such a terminal.
    pub fn is_terminal_gone(&self) -> bool {
        #[cfg(unix)]
        return self.wire.is_terminal_gone();
        #[cfg(not(unix))]
        false
    }

    /// How many bytes the terminal has to say. 0 where that can't be known.
    pub fn waiting_bytes(&self) -> u64 {
        #[cfg(unix)]
        return self.wire.waiting_bytes();
        #[cfg(not(unix))]
        0
    }

    /// Waits until something happens, at most `patience`. Where a terminal can't be waited for together with anything
    /// else, the wait is short instead while `busy` threads may have news.
    pub fn wait(&self, patience: Option<Duration>, busy: bool) -> io::Result<Heard> {
        #[cfg(unix)]
        if let Some(heard) = self.wire.wait(patience)? {
            return Ok(heard);
        }
        let glance = Duration::from_millis(if busy { 8 } else { 200 });
        let patience = patience.map_or(glance, |patience| patience.min(glance));
        Ok(Heard { terminal: crossterm::event::poll(patience)?, gone: false })
    }
}

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, IsTerminal, Read, Write};
    use std::os::fd::{AsFd, BorrowedFd};
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::{flag, low_level};

    use super::{Flags, Heard};

    const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR);

    /// A pair of connected sockets: what is written at one end ends a wait at the other.
    #[derive(Debug)]
    pub(super) struct Wire {
        plucked: UnixStream,
        listening: UnixStream,
        /// The terminal that keys are read from, when that is not standard input.
        terminal: Option<File>,
    }

    impl Wire {
        pub(super) fn new(flags: &Flags) -> io::Result<Wire> {
            let (plucked, listening) = UnixStream::pair()?;
            plucked.set_nonblocking(true)?;
            listening.set_nonblocking(true)?;
            let flags = [
                (SIGTERM, &flags.end),
                (SIGHUP, &flags.end),
                (SIGINT, &flags.end),
                (SIGTSTP, &flags.suspend),
                (SIGCONT, &flags.resumed),
                (SIGWINCH, &flags.resized),
            ];
            for (signal, raised) in flags {
                // The flag first: it must be up when the wait ends.
                flag::register(signal, raised.clone())?;
                low_level::pipe::register(signal, plucked.try_clone()?)?;
            }
            let stdin = io::stdin().is_terminal();
            let terminal = if stdin { None } else { File::open("/dev/tty").ok() };
            Ok(Wire { plucked, listening, terminal })
        }

        pub(super) fn pluck(&self) {
            // A full wire ends the wait as well.
            let written = (&self.plucked).write(&[0]);
            drop(written);
        }

        fn drain(&self) {
            let mut bytes = [0; 64];
            while matches!((&self.listening).read(&mut bytes), Ok(count) if count > 0) {}
        }

        fn terminal(&self) -> BorrowedFd<'_> {
            match &self.terminal {
                Some(file) => file.as_fd(),
                None => rustix::stdio::stdin(),
            }
        }

        pub(super) fn is_terminal_gone(&self) -> bool {
            let mut end = [PollFd::from_borrowed_fd(self.terminal(), PollFlags::empty())];
            let asked = poll(&mut end, Some(&Timespec::default()));
            asked.is_ok() && end[0].revents().intersects(GONE)
        }

        pub(super) fn waiting_bytes(&self) -> u64 {
            rustix::io::ioctl_fionread(self.terminal()).unwrap_or(0)
        }

        /// `None` where the system can't wait for a terminal this way.
        pub(super) fn wait(&self, patience: Option<Duration>) -> io::Result<Option<Heard>> {
            let timeout = patience.and_then(|patience| Timespec::try_from(patience).ok());
            let mut ends = [
                PollFd::from_borrowed_fd(self.terminal(), PollFlags::IN),
                PollFd::from_borrowed_fd(self.listening.as_fd(), PollFlags::IN),
            ];
            match poll(&mut ends, timeout.as_ref()) {
                Ok(_) => {}
                Err(Errno::INTR) => return Ok(Some(Heard::default())),
                Err(error) => return Err(error.into()),
            }
            let terminal = ends[0].revents();
            if ends[1].revents().contains(PollFlags::IN) {
                self.drain();
            }
            Ok((!terminal.contains(PollFlags::NVAL))
                .then_some(Heard { terminal: terminal.contains(PollFlags::IN), gone: terminal.intersects(GONE) }))
        }
    }
}
