// Tests addresses of daemons and names of images.

package parsers

import "testing"

func TestParseHost(t *testing.T) {
	const tcp, unix = "127.0.0.1", "/var/run/docker.sock"
	good := map[string]string{
		"":                       "unix:///var/run/docker.sock",
		" unix:// ":              "unix:///var/run/docker.sock",
		"unix:///run/other.sock": "unix:///run/other.sock",
		"tcp://:2375":            "tcp://127.0.0.1:2375",
		":7777":                  "tcp://127.0.0.1:7777",
		"0.0.0.0:5555":           "tcp://0.0.0.0:5555",
		"fd://something":         "fd://something",
	}
	for addr, want := range good {
		got, err := ParseHost(tcp, unix, addr)
		if err != nil || got != want {
			t.Errorf("%q: got %q and %v", addr, got, err)
		}
	}
	bad := map[string]string{
		"0.0.0.0":        "Invalid bind address format: 0.0.0.0",
		"tcp://":         "Invalid proto, expected tcp: ",
		"tcp://a:b":      "Invalid bind address format: a:b",
		"udp://1.1.1.1":  "Invalid bind address format: udp://1.1.1.1",
		"unix://tcp://x": "Invalid proto, expected unix: tcp://x",
	}
	for addr, want := range bad {
		_, err := ParseHost(tcp, unix, addr)
		if err == nil || err.Error() != want {
			t.Errorf("%q: got %v", addr, err)
		}
	}
}

func TestParseRepositoryTag(t *testing.T) {
	for name, want := range map[string][2]string{
		"root":                     {"root", ""},
		"root:tag":                 {"root", "tag"},
		"user/repo:tag":            {"user/repo", "tag"},
		"localhost:5000/repo":      {"localhost:5000/repo", ""},
		"localhost:5000/repo:tag":  {"localhost:5000/repo", "tag"},
		"localhost:5000/r@sha256:": {"localhost:5000/r", "sha256:"},
	} {
		repo, tag := ParseRepositoryTag(name)
		if repo != want[0] || tag != want[1] {
			t.Errorf("%q: got %q and %q", name, repo, tag)
		}
	}
}
