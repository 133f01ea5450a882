// This is no reconstruction: a small kill for the terminal of the room, with -s and -SIGNAL, that sends a signal to processes of its host, each named by its id or by the path of its pid file.

// Command kill sends a signal, TERM unless another is named.
package main

import (
	"errors"
	"fmt"
	"io/ioutil"
	"os"
	"strconv"
	"strings"
	"syscall"
)

var signals = map[string]syscall.Signal{
	"HUP":  syscall.SIGHUP,
	"INT":  syscall.SIGINT,
	"QUIT": syscall.SIGQUIT,
	"KILL": syscall.SIGKILL,
	"USR1": syscall.SIGUSR1,
	"USR2": syscall.SIGUSR2,
	"TERM": syscall.SIGTERM,
}

func main() {
	sig, pids, err := parse(os.Args[1:])
	if err != nil {
		fmt.Fprintf(os.Stderr, "kill: %v\n", err)
		os.Exit(2)
	}
	code := 0
	for _, pid := range pids {
		if err := syscall.Kill(pid, sig); err != nil {
			fmt.Fprintf(os.Stderr, "kill: (%d): %v\n", pid, err)
			code = 1
		}
	}
	os.Exit(code)
}

// parse reads the command line: the signal by name or number, then the processes.
func parse(args []string) (sig syscall.Signal, pids []int, err error) {
	sig = syscall.SIGTERM
	if len(args) > 1 && args[0] == "-s" {
		sig, err = signalOf(args[1])
		args = args[2:]
	} else if len(args) > 0 && strings.HasPrefix(args[0], "-") {
		sig, err = signalOf(args[0][1:])
		args = args[1:]
	}
	if err != nil {
		return 0, nil, err
	}
	if len(args) == 0 {
		return 0, nil, errors.New("usage: kill [-s SIGNAL | -SIGNAL] PID|PIDFILE...")
	}
	for _, arg := range args {
		pid, err := processOf(arg)
		if err != nil {
			return 0, nil, err
		}
		pids = append(pids, pid)
	}
	return sig, pids, nil
}

// processOf takes what has a slash in it for the path of a pid file.
func processOf(arg string) (int, error) {
	text := arg
	if strings.Contains(arg, "/") {
		content, err := ioutil.ReadFile(arg)
		if err != nil {
			return 0, err
		}
		text = strings.TrimSpace(string(content))
	}
	pid, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("%s: not a process", arg)
	}
	return pid, nil
}

func signalOf(text string) (syscall.Signal, error) {
	if sig, ok := signals[strings.TrimPrefix(strings.ToUpper(text), "SIG")]; ok {
		return sig, nil
	}
	number, err := strconv.Atoi(text)
	if err != nil || number < 0 || number > 64 {
		return 0, fmt.Errorf("%s: invalid signal", text)
	}
	return syscall.Signal(number), nil
}
