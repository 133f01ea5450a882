// Tests sockets that were handed down, and that nobody is told without a socket.

package systemd

import (
	"net"
	"os"
	"os/exec"
	"strconv"
	"testing"
)

func TestListenFDWithoutSockets(t *testing.T) {
	os.Setenv("LISTEN_FDS", "")
	if _, err := ListenFD("*"); err == nil || err.Error() != "No sockets found" {
		t.Errorf("got %v", err)
	}
	// Sockets of another process are none of this one's.
	os.Setenv("LISTEN_FDS", "1")
	os.Setenv("LISTEN_PID", strconv.Itoa(os.Getpid()+1))
	if _, err := ListenFD("*"); err == nil || err.Error() != "No sockets found" {
		t.Errorf("got %v", err)
	}
}

// TestListenFD hands a socket down as the first descriptor after the standard
// three: to a child, or to its own process where it has become that one.
func TestListenFD(t *testing.T) {
	if addr := os.Getenv("HANDED_DOWN"); addr != "" {
		takesOver(t, addr)
		return
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	file, err := l.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if file.Fd() == 3 {
		takesOver(t, l.Addr().String())
		return
	}
	child := exec.Command(os.Args[0], "-test.run=^TestListenFD$")
	child.Env = append(os.Environ(), "HANDED_DOWN="+l.Addr().String())
	child.ExtraFiles = []*os.File{file}
	if out, err := child.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

func takesOver(t *testing.T, want string) {
	os.Setenv("LISTEN_PID", strconv.Itoa(os.Getpid()))
	os.Setenv("LISTEN_FDS", "1")
	defer os.Setenv("LISTEN_FDS", "")
	for _, addr := range []string{"", "*", "3"} {
		got, err := ListenFD(addr)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 1 || got[0].Addr().String() != want {
			t.Errorf("%q: got %v, want %v", addr, got, want)
		}
	}
	for _, addr := range []string{"4", "2", "docker.socket"} {
		if _, err := ListenFD(addr); err == nil || err.Error() != "Too few socket activated files passed in" {
			t.Errorf("%q: got %v", addr, err)
		}
	}
}

func TestSdNotify(t *testing.T) {
	os.Setenv("NOTIFY_SOCKET", "")
	if err := SdNotify("READY=1"); err != SdNotifyNoSocket {
		t.Errorf("got %v", err)
	}
	os.Setenv("NOTIFY_SOCKET", "/no/such/socket")
	defer os.Setenv("NOTIFY_SOCKET", "")
	if err := SdNotify("READY=1"); err == nil {
		t.Error("told nobody, and did not notice")
	}
}
