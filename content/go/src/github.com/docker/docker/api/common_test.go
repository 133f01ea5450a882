// Tests how ports are shown.

package api

import (
	"testing"

	"github.com/docker/docker/engine"
)

func TestDisplayablePorts(t *testing.T) {
	cases := []struct{ rows, want string }{
		{`[]`, ""},
		{`[{"PrivatePort": 80, "Type": "tcp"}]`, "80/tcp"},
		{`[{"PrivatePort": 81, "Type": "tcp"}, {"PrivatePort": 80, "Type": "tcp"}, {"PrivatePort": 90, "Type": "tcp"}]`,
			"80-81/tcp, 90/tcp"},
		{`[{"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"}, {"PrivatePort": 22, "Type": "tcp"}]`,
			"22/tcp, 0.0.0.0:8080->80/tcp"},
		{`[{"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 80, "Type": "tcp"}, {"IP": "0.0.0.0", "PrivatePort": 81, "PublicPort": 81, "Type": "tcp"}]`,
			"0.0.0.0:80-81->80-81/tcp"},
		{`[{"PrivatePort": 80, "Type": "tcp"}, {"PrivatePort": 53, "Type": "udp"}]`, "53/udp, 80/tcp"},
	}
	for _, c := range cases {
		ports := engine.NewTable("", 0)
		if _, err := ports.ReadListFrom([]byte(c.rows)); err != nil {
			t.Fatal(err)
		}
		if got := DisplayablePorts(ports); got != c.want {
			t.Errorf("%s: got %q", c.rows, got)
		}
	}
}

func TestValidateHost(t *testing.T) {
	if host, err := ValidateHost(""); err != nil || host != "unix:///var/run/docker.sock" {
		t.Fatalf("got %q and %v", host, err)
	}
	if host, err := ValidateHost("x://y"); err == nil || host != "x://y" {
		t.Fatalf("got %q and %v", host, err)
	}
}
