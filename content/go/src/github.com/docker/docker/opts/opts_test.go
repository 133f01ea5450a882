// Tests flags that may be given more than once.

package opts

import (
	"testing"

	"github.com/docker/docker/api"
)

func TestListOpts(t *testing.T) {
	list := NewListOpts(nil)
	list.Set("foo")
	list.Set("bar")
	if list.String() != "[foo bar]" || list.Len() != 2 || !list.Get("bar") || list.Get("baz") {
		t.Fatalf("got %v", list.GetAll())
	}
}

func TestValidators(t *testing.T) {
	var hosts []string
	list := newListOptsRef(&hosts, api.ValidateHost)
	if err := list.Set(":2375"); err != nil || hosts[0] != "tcp://127.0.0.1:2375" {
		t.Fatalf("got %v and %v", hosts, err)
	}
	if list.Set("udp://x") == nil || len(hosts) != 1 {
		t.Fatalf("got %v", hosts)
	}
	if _, err := ValidateLabel("no label"); err == nil || err.Error() != "bad attribute format: no label" {
		t.Fatalf("got %v", err)
	}
}
