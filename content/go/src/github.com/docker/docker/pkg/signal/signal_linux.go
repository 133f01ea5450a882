// Reconstructs pkg/signal/signal_linux.go of Docker 1.6.2: the names of signals; leaves out those that only some machines have.

package signal

import "syscall"

// SignalMap is the signals by their names without SIG.
var SignalMap = map[string]syscall.Signal{}

func init() {
	for sig, name := range map[syscall.Signal]string{
		syscall.SIGHUP: "HUP", syscall.SIGINT: "INT", syscall.SIGQUIT: "QUIT", syscall.SIGILL: "ILL",
		syscall.SIGTRAP: "TRAP", syscall.SIGABRT: "ABRT", syscall.SIGBUS: "BUS", syscall.SIGFPE: "FPE",
		syscall.SIGKILL: "KILL", syscall.SIGUSR1: "USR1", syscall.SIGSEGV: "SEGV", syscall.SIGUSR2: "USR2",
		syscall.SIGPIPE: "PIPE", syscall.SIGALRM: "ALRM", syscall.SIGTERM: "TERM", syscall.SIGCHLD: "CHLD",
		syscall.SIGCONT: "CONT", syscall.SIGSTOP: "STOP", syscall.SIGTSTP: "TSTP", syscall.SIGTTIN: "TTIN",
		syscall.SIGTTOU: "TTOU", syscall.SIGURG: "URG", syscall.SIGWINCH: "WINCH",
	} {
		SignalMap[name] = sig
	}
}
