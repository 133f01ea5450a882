// The programs of the small system that runs in containers, made for this book: some of what busybox has, and a server that only waits.

package kernel

import (
	"fmt"
	"io"
	"io/ioutil"
	"path"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// programs is what there is to run, by name. Each is found in /bin, /usr/bin and
// /usr/sbin of every container.
var programs map[string]Program

func init() {
	programs = map[string]Program{
		"cat":      cat,
		"date":     date,
		"echo":     echo,
		"env":      env,
		"false":    func(p *Process) int { return 1 },
		"hostname": hostname,
		"httpd":    httpd,
		"ps":       ps,
		"pwd":      func(p *Process) int { return say(p, orRoot(p.Dir())+"\n") },
		"seq":      seq,
		"sh":       sh,
		"sleep":    sleep,
		"true":     func(p *Process) int { return 0 },
		"yes":      yes,
	}
}

// say writes to standard output and turns a failure into an exit status.
func say(p *Process, text string) int {
	if err := p.Write(1, text); err != nil {
		return 1
	}
	return 0
}

// complain writes to standard error with the program's name in front.
func complain(p *Process, format string, args ...interface{}) int {
	p.Write(2, path.Base(p.Args()[0])+": "+fmt.Sprintf(format, args...)+"\n")
	return 1
}

func orRoot(dir string) string {
	if dir == "" {
		return "/"
	}
	return dir
}

func echo(p *Process) int {
	return say(p, strings.Join(p.Args()[1:], " ")+"\n")
}

func env(p *Process) int {
	for _, kv := range p.Environ() {
		if status := say(p, kv+"\n"); status != 0 {
			return status
		}
	}
	return 0
}

func hostname(p *Process) int {
	return say(p, p.Namespaces().Uts.Hostname+"\n")
}

func date(p *Process) int {
	return say(p, time.Now().UTC().Format(time.UnixDate)+"\n")
}

// cat copies the files it is given, or its standard input.
func cat(p *Process) int {
	for _, name := range p.Args()[1:] {
		text, err := p.ReadFile(name)
		if err != nil {
			return complain(p, "can't open '%s': No such file or directory", name)
		}
		if status := say(p, text); status != 0 {
			return status
		}
	}
	if len(p.Args()) > 1 {
		return 0
	}
	buf := make([]byte, 4096)
	for {
		n, err := p.Read(buf)
		if n > 0 {
			if status := say(p, string(buf[:n])); status != 0 {
				return status
			}
		}
		if err == io.EOF {
			return 0
		}
		if err != nil {
			return 1
		}
	}
}

// ReadFile reads a file below the root of the process's file system.
func (p *Process) ReadFile(name string) (string, error) {
	if err := p.enter(); err != nil {
		return "", err
	}
	if !path.IsAbs(name) {
		name = path.Join(orRoot(p.Dir()), name)
	}
	text, err := ioutil.ReadFile(path.Join(p.Namespaces().Mnt.Root, path.Clean(name)))
	return string(text), err
}

// sleep waits for the seconds that its arguments add up to, or for ever.
func sleep(p *Process) int {
	var total time.Duration
	for _, arg := range p.Args()[1:] {
		if arg == "infinity" {
			p.Pause()
			return 1
		}
		seconds, err := strconv.ParseFloat(arg, 64)
		if err != nil || seconds < 0 {
			return complain(p, "invalid number '%s'", arg)
		}
		total += time.Duration(seconds * float64(time.Second))
	}
	if err := p.Sleep(total); err != nil {
		return 1
	}
	return 0
}

// seq counts: seq LAST, or seq FIRST LAST.
func seq(p *Process) int {
	bounds := []int{1, 1}
	args := p.Args()[1:]
	if len(args) < 1 || len(args) > 2 {
		return complain(p, "one or two numbers are needed")
	}
	for i, arg := range args {
		number, err := strconv.Atoi(arg)
		if err != nil {
			return complain(p, "invalid number '%s'", arg)
		}
		bounds[i+2-len(args)] = number
	}
	for i := bounds[0]; i <= bounds[1]; i++ {
		if status := say(p, strconv.Itoa(i)+"\n"); status != 0 {
			return status
		}
	}
	return 0
}

// yes writes the same line ten times a second; the real one takes no rest.
func yes(p *Process) int {
	line := "y"
	if len(p.Args()) > 1 {
		line = strings.Join(p.Args()[1:], " ")
	}
	for {
		if status := say(p, line+"\n"); status != 0 {
			return status
		}
		if p.Sleep(100*time.Millisecond) != nil {
			return 1
		}
	}
}

// httpd is a server without clients: it asks for SIGTERM, and ends well by it.
func httpd(p *Process) int {
	p.Notify(syscall.SIGTERM, syscall.SIGHUP)
	if status := say(p, "httpd: ready\n"); status != 0 {
		return status
	}
	for {
		sig, err := p.Pause()
		if err != nil {
			return 1
		}
		if sig == syscall.SIGTERM {
			return say(p, "httpd: bye\n")
		}
		say(p, "httpd: configuration read again\n")
	}
}

// ps lists the processes of its own PID namespace.
func ps(p *Process) int {
	if status := say(p, "PID   COMMAND\n"); status != 0 {
		return status
	}
	for _, other := range p.kernel.Processes() {
		if other.Namespaces().Pid != p.Namespaces().Pid {
			continue
		}
		line := fmt.Sprintf("%5d %s\n", other.Number(), strings.Join(other.Args(), " "))
		if status := say(p, line); status != 0 {
			return status
		}
	}
	return 0
}
