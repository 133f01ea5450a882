// Tests processes, signals, namespaces, cgroups and the shell.

package kernel

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// output is a buffer that may be written while it is read.
type output struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.String()
}

// await waits until the output is text.
func (o *output) await(t *testing.T, text string) {
	for i := 0; i < 400 && o.String() != text; i++ {
		time.Sleep(5 * time.Millisecond)
	}
	if o.String() != text {
		t.Fatalf("got %q, want %q", o.String(), text)
	}
}

// start runs a command line in namespaces of its own.
func start(t *testing.T, k *Kernel, stdin io.Reader, args ...string) (*Process, *output, *output) {
	out, errors := &output{}, &output{}
	p, err := k.Start(Spec{
		Args:       args,
		Env:        []string{"HOME=/root", "GREETING=good morning"},
		Stdin:      stdin,
		Stdout:     out,
		Stderr:     errors,
		Namespaces: k.NewNamespaces("box", "/nowhere"),
		Cgroup:     k.Cgroup("docker", args[0]),
	})
	if err != nil {
		t.Fatal(err)
	}
	return p, out, errors
}

func TestPrograms(t *testing.T) {
	for _, c := range []struct {
		args   []string
		status int
		out    string
		err    string
	}{
		{[]string{"echo", "one", "two"}, 0, "one two\n", ""},
		{[]string{"/bin/echo"}, 0, "\n", ""},
		{[]string{"true"}, 0, "", ""},
		{[]string{"false"}, 1, "", ""},
		{[]string{"hostname"}, 0, "box\n", ""},
		{[]string{"pwd"}, 0, "/\n", ""},
		{[]string{"env"}, 0, "HOME=/root\nGREETING=good morning\n", ""},
		{[]string{"seq", "3"}, 0, "1\n2\n3\n", ""},
		{[]string{"seq", "2", "3"}, 0, "2\n3\n", ""},
		{[]string{"seq"}, 1, "", "seq: one or two numbers are needed\n"},
		{[]string{"sleep", "x"}, 1, "", "sleep: invalid number 'x'\n"},
		{[]string{"sleep", "0.01"}, 0, "", ""},
		{[]string{"cat", "/none"}, 1, "", "cat: can't open '/none': No such file or directory\n"},
		{[]string{"ps"}, 0, "PID   COMMAND\n    1 ps\n", ""},
		{[]string{"sh", "-c", "echo a; echo b >&2; exit 3; echo c"}, 3, "a\n", "b\n"},
		{[]string{"sh", "-c", "true && echo yes || echo no; false && echo yes || echo no"}, 0, "yes\nno\n", ""},
		{[]string{"sh", "-c", "false; echo $?; A=1; echo \"$A $GREETING\" '$A' $$"}, 0, "1\n1 good morning $A 1\n", ""},
		{[]string{"sh", "-c", "nothing"}, 127, "", "sh: nothing: not found\n"},
		{[]string{"sh", "-c", "echo 'a"}, 2, "", "sh: syntax error: unterminated quoted string\n"},
		{[]string{"sh", "-c", "while false; do echo x; done; echo $?"}, 0, "0\n", ""},
		{[]string{"sh", "-c", "while true; do echo once; exit 4; done"}, 4, "once\n", ""},
		{[]string{"sh", "-c", "while true; do echo x"}, 2, "", "sh: syntax error: while without do or done\n"},
		{[]string{"sh", "-c", "exit x"}, 2, "", "sh: exit: Illegal number: x\n"},
		{[]string{"sh", "-c", "ps"}, 0, "PID   COMMAND\n    1 sh -c ps\n    2 ps\n", ""},
	} {
		k := New()
		p, out, errors := start(t, k, nil, c.args...)
		status := p.Wait()
		if status != c.status || out.String() != c.out || errors.String() != c.err {
			t.Errorf("%v: got %d, %q, %q", c.args, status, out, errors)
		}
		if n := len(k.Processes()); n != 0 {
			t.Errorf("%v: %d processes are left", c.args, n)
		}
	}
}

func TestStartFails(t *testing.T) {
	k := New()
	for name, want := range map[string]string{
		"nothing":      `exec: "nothing": executable file not found in $PATH`,
		"/bin/nothing": `exec: "/bin/nothing": stat /bin/nothing: no such file or directory`,
	} {
		_, err := k.Start(Spec{Args: []string{name}, Namespaces: k.NewNamespaces("", "/")})
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if _, err := k.Start(Spec{}); err != syscall.ENOENT {
		t.Errorf("got %v without a command", err)
	}
	if _, err := k.Start(Spec{Args: []string{"true"}}); err != syscall.EINVAL {
		t.Errorf("got %v without namespaces", err)
	}
}

func TestInput(t *testing.T) {
	k := New()
	p, out, _ := start(t, k, strings.NewReader("to be copied"), "cat")
	if p.Wait() != 0 || out.String() != "to be copied" {
		t.Errorf("got %q", out)
	}
	p, out, _ = start(t, k, strings.NewReader("echo a; echo b\necho c"), "sh")
	if p.Wait() != 0 || out.String() != "a\nb\nc\n" {
		t.Errorf("got %q", out)
	}
	r, w := io.Pipe()
	p, out, _ = start(t, k, r, "cat")
	io.WriteString(w, "x")
	out.await(t, "x")
	k.Kill(p.Pid, syscall.SIGKILL)
	if p.Wait() != 137 {
		t.Error("a read that nobody answers kept the process alive")
	}
	w.Close()
}

func TestSignals(t *testing.T) {
	k := New()
	// The first process of a namespace is not ended by what it has not asked for.
	p, _, _ := start(t, k, nil, "sleep", "infinity")
	if p.Pid != firstPid+1 || p.Number() != 1 || p.Ppid() != 0 {
		t.Errorf("got %d, %d and %d", p.Pid, p.Number(), p.Ppid())
	}
	if err := k.Kill(p.Pid, syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case <-p.Done():
		t.Fatal("SIGTERM has ended the first process")
	case <-time.After(10 * time.Millisecond):
	}
	k.Kill(p.Pid, syscall.SIGKILL)
	if p.Wait() != 137 {
		t.Fatalf("got %d", p.Wait())
	}
	if err := k.Kill(p.Pid, syscall.SIGKILL); err != syscall.ESRCH {
		t.Fatalf("got %v", err)
	}

	// Any other is.
	p, out, _ := start(t, k, nil, "sh", "-c", "sleep infinity; echo $?")
	child := p
	for i := 0; i < 200 && child == p; i++ {
		time.Sleep(5 * time.Millisecond)
		all := k.Processes()
		child = all[len(all)-1]
	}
	if child.Ppid() != p.Pid || child.Number() != 2 {
		t.Fatalf("got %d and %d", child.Ppid(), child.Number())
	}
	k.Kill(child.Pid, syscall.SIGWINCH)
	k.Kill(child.Pid, syscall.SIGTERM)
	if p.Wait() != 0 || out.String() != "143\n" {
		t.Fatalf("got %q", out)
	}

	// A program that asks for a signal gets it.
	p, out, _ = start(t, k, nil, "httpd")
	out.await(t, "httpd: ready\n")
	k.Kill(p.Pid, syscall.SIGHUP)
	out.await(t, "httpd: ready\nhttpd: configuration read again\n")
	k.Kill(p.Pid, syscall.SIGTERM)
	if p.Wait() != 0 || !strings.HasSuffix(out.String(), "httpd: bye\n") {
		t.Fatalf("got %q", out)
	}

	// So does a shell, also while it waits for a command.
	p, out, _ = start(t, k, nil, "sh", "-c", "trap 'echo bye; exit 5' TERM; echo ready; while true; do sleep 60; done")
	out.await(t, "ready\n")
	k.Kill(p.Pid, syscall.SIGTERM)
	if p.Wait() != 5 || out.String() != "ready\nbye\n" {
		t.Fatalf("got %d and %q", p.Wait(), out)
	}
	if n := len(k.Processes()); n != 0 {
		t.Fatalf("%d processes have outlived the first of their namespace", n)
	}
}

func TestFreezer(t *testing.T) {
	k := New()
	p, out, _ := start(t, k, nil, "sh", "-c", "while true; do echo x; sleep 0.01; done")
	group := k.Cgroup("docker", "sh")
	if group.Path != "/docker/sh" || len(group.Pids()) == 0 || group.Pids()[0] != p.Pid {
		t.Fatalf("got %s with %v", group.Path, group.Pids())
	}
	group.Freeze()
	group.Freeze()
	time.Sleep(30 * time.Millisecond)
	before := out.String()
	time.Sleep(50 * time.Millisecond)
	if out.String() != before {
		t.Fatal("a frozen process writes")
	}
	group.Thaw()
	group.Thaw()
	for i := 0; i < 200 && out.String() == before; i++ {
		time.Sleep(5 * time.Millisecond)
	}
	if out.String() == before {
		t.Fatal("a thawed process does not write")
	}
	group.Freeze()
	k.Kill(p.Pid, syscall.SIGKILL)
	if p.Wait() != 137 || len(group.Pids()) != 0 {
		t.Fatal("what is frozen can't be ended")
	}
	group.SetLimits(Limits{Memory: 1 << 22})
	if group.Limits().Memory != 1<<22 {
		t.Fatal("the limits are lost")
	}
	group.Remove()
	if k.Cgroup("docker", "sh") == group {
		t.Fatal("the group is still there")
	}
}

func TestNamespaces(t *testing.T) {
	ns := New().NewNamespaces("box", "/")
	if ns.Pid.String() != "pid:[4026532201]" || ns.Uts.String() != "uts:[4026532202]" || ns.Mnt.String() != "mnt:[4026532203]" {
		t.Fatalf("got %s %s %s", ns.Pid, ns.Uts, ns.Mnt)
	}
}
