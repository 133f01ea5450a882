// Tests that addresses are given once, in their order, and from the right part.

package ipallocator

import (
	"net"
	"testing"
)

func network(t *testing.T, cidr string) *net.IPNet {
	ip, n, err := net.ParseCIDR(cidr)
	if err != nil {
		t.Fatal(err)
	}
	n.IP = ip
	return n
}

func TestRequestIP(t *testing.T) {
	n := network(t, "192.168.1.1/29")
	RequestIP(n, n.IP)
	for _, want := range []string{"192.168.1.2", "192.168.1.3", "192.168.1.4", "192.168.1.5", "192.168.1.6"} {
		got, err := RequestIP(n, nil)
		if err != nil || got.String() != want {
			t.Fatalf("got %v, %v; want %s", got, err, want)
		}
	}
	if _, err := RequestIP(n, nil); err != ErrNoAvailableIPs {
		t.Fatalf("got %v", err)
	}
	if _, err := RequestIP(n, net.ParseIP("192.168.1.4")); err != ErrIPAlreadyAllocated {
		t.Fatalf("got %v", err)
	}
	if _, err := RequestIP(n, net.ParseIP("192.168.1.7")); err != ErrIPOutOfRange {
		t.Fatalf("got %v", err)
	}
	ReleaseIP(n, net.ParseIP("192.168.1.4"))
	if got, err := RequestIP(n, nil); err != nil || got.String() != "192.168.1.4" {
		t.Fatalf("got %v, %v", got, err)
	}
}

func TestNextGoesOnBehindTheLast(t *testing.T) {
	n := network(t, "10.7.0.1/24")
	first, _ := RequestIP(n, nil)
	ReleaseIP(n, first)
	if second, _ := RequestIP(n, nil); second.Equal(first) {
		t.Fatalf("%v given again at once", second)
	}
}

func TestRegisterSubnet(t *testing.T) {
	n := network(t, "10.8.0.1/16")
	if err := RegisterSubnet(n, network(t, "10.9.0.0/24")); err != ErrBadSubnet {
		t.Fatalf("got %v", err)
	}
	if err := RegisterSubnet(n, network(t, "10.8.4.0/24")); err != nil {
		t.Fatal(err)
	}
	if got, err := RequestIP(n, nil); err != nil || got.String() != "10.8.4.1" {
		t.Fatalf("got %v, %v", got, err)
	}
	if err := RegisterSubnet(n, network(t, "10.8.5.0/24")); err != ErrNetworkAlreadyRegistered {
		t.Fatalf("got %v", err)
	}
}
