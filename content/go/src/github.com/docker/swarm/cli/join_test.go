// Tests which addresses can be advertised.

package cli

import "testing"

func TestCheckAddrFormat(t *testing.T) {
	for addr, want := range map[string]bool{
		"10.0.0.1:2375":   true,
		"node-1:1":        true,
		"[fe80::1]:65535": true,
		":2375":           true, // nobody asks whether there is a host
		"10.0.0.1":        false,
		"10.0.0.1:":       false,
		"10.0.0.1:0":      false,
		"10.0.0.1:65536":  false,
		"10.0.0.1:-1":     false,
		"10.0.0.1:http":   false,
		"fe80::1:2375":    false,
		"":                false,
	} {
		if got := checkAddrFormat(addr); got != want {
			t.Errorf("%q: got %v", addr, got)
		}
	}
}
