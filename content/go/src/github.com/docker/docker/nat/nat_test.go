// Tests the ports of a container.

package nat

import "testing"

func TestPort(t *testing.T) {
	for port, want := range map[Port][2]string{"80/tcp": {"80", "tcp"}, "53/udp": {"53", "udp"}, "22": {"22", "tcp"}} {
		if port.Port() != want[0] || port.Proto() != want[1] {
			t.Errorf("%s: got %s and %s", port, port.Port(), port.Proto())
		}
	}
	if n, err := ParsePort("65535"); n != 65535 || err != nil {
		t.Errorf("got %d and %v", n, err)
	}
	for _, text := range []string{"65536", "-1", "http", ""} {
		if n, err := ParsePort(text); err == nil {
			t.Errorf("%q: got %d", text, n)
		}
	}
}
