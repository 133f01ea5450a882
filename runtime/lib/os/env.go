// A process's own: arguments, environment, numbers, end.

package os

import (
	"errors"
	"syscall"
)

// Args are the words of the command, the program's name first.
var Args []string = sysArgs()

func sysArgs() []string
func sysHostname() string
func sysIDs() (pid, parent int)
func sysExit(code int)

// Exit ends the process at once; deferred calls are not made.
func Exit(code int) { sysExit(code) }

// Environ is the environment as key=value.
func Environ() []string { return syscall.Environ() }

// LookupEnv is a variable of the environment, and whether it is there.
func LookupEnv(key string) (string, bool) { return syscall.Getenv(key) }

// Getenv is a variable of the environment, "" if it is not there.
func Getenv(key string) string {
	value, _ := LookupEnv(key)
	return value
}

// Setenv sets a variable of the environment.
func Setenv(key, value string) error { return NewSyscallError("setenv", syscall.Setenv(key, value)) }

// Unsetenv removes a variable.
func Unsetenv(key string) error { return syscall.Unsetenv(key) }

// Clearenv removes all of them.
func Clearenv() { syscall.Clearenv() }

// ExpandEnv replaces $name and ${name} by variables of the environment.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

// Expand replaces $name and ${name} by what mapping makes of the name.
func Expand(s string, mapping func(string) string) string {
	out := ""
	for i := 0; i < len(s); i++ {
		if s[i] != '$' || i+1 == len(s) {
			out += s[i : i+1]
			continue
		}
		name, width := variableName(s[i+1:])
		switch {
		case name != "":
			out += mapping(name)
		case width == 0:
			// A dollar that begins no name stands for itself.
			out += "$"
		}
		i += width
	}
	return out
}

// variableName reads a name after a dollar; width is what it takes of s, its braces too.
func variableName(s string) (name string, width int) {
	if s[0] == '{' {
		if len(s) > 2 && isSpecial(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					// ${} is nothing.
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		// A brace without its end is dropped.
		return "", 1
	}
	if isSpecial(s[0]) {
		return s[:1], 1
	}
	n := 0
	for n < len(s) && isNameByte(s[n]) {
		n++
	}
	return s[:n], n
}

// isSpecial is for the shell's own names, which are one character long.
func isSpecial(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}

func isNameByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// Hostname is the name of the host the process runs on.
func Hostname() (name string, err error) { return sysHostname(), nil }

// Getpid is the process's number.
func Getpid() int {
	pid, _ := sysIDs()
	return pid
}

// Getppid is the number of the process that started it; 1 for one started from a terminal.
func Getppid() int {
	_, parent := sysIDs()
	return parent
}

// Everything in the room runs as root.
func Getuid() int               { return 0 }
func Geteuid() int              { return 0 }
func Getgid() int               { return 0 }
func Getegid() int              { return 0 }
func Getgroups() ([]int, error) { return []int{0}, nil }
func Getpagesize() int          { return 4096 }

// Executable is the path of the program.
func Executable() (string, error) {
	if len(Args) == 0 {
		return "", errors.New("Executable: no arguments")
	}
	return Args[0], nil
}

// UserHomeDir is $HOME.
func UserHomeDir() (string, error) {
	if home := Getenv("HOME"); home != "" {
		return home, nil
	}
	return "", errors.New("$HOME is not defined")
}
