// Tests the command line.

package main

import (
	"io/ioutil"
	"os"
	"reflect"
	"strings"
	"syscall"
	"testing"
)

func TestParse(t *testing.T) {
	cases := []struct {
		args string
		sig  syscall.Signal
		pids []int
		err  string
	}{
		{"7", syscall.SIGTERM, []int{7}, ""},
		{"-INT 7 8", syscall.SIGINT, []int{7, 8}, ""},
		{"-sigint 7", syscall.SIGINT, []int{7}, ""},
		{"-9 7", syscall.SIGKILL, []int{7}, ""},
		{"-s quit 7", syscall.SIGQUIT, []int{7}, ""},
		{"-NONE 7", 0, nil, "NONE: invalid signal"},
		{"-65 7", 0, nil, "65: invalid signal"},
		{"seven", 0, nil, "seven: not a process"},
		{"-TERM", 0, nil, "usage: kill [-s SIGNAL | -SIGNAL] PID|PIDFILE..."},
		{"", 0, nil, "usage: kill [-s SIGNAL | -SIGNAL] PID|PIDFILE..."},
	}
	for _, c := range cases {
		sig, pids, err := parse(strings.Fields(c.args))
		message := ""
		if err != nil {
			message = err.Error()
		}
		if sig != c.sig || !reflect.DeepEqual(pids, c.pids) || message != c.err {
			t.Errorf("%q: got %v, %v, %q", c.args, sig, pids, message)
		}
	}
}

func TestProcessOfPidFile(t *testing.T) {
	file, err := ioutil.TempFile("", "pid")
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(file.Name())
	file.WriteString("42\n")
	file.Close()
	if pid, err := processOf(file.Name()); pid != 42 || err != nil {
		t.Errorf("got %d, %v", pid, err)
	}
	if _, err := processOf(file.Name() + ".gone"); err == nil {
		t.Error("a file that is not there names a process")
	}
}
