// Tests that what is registered is seen by who watches.

package memory

import (
	"testing"
	"time"

	"github.com/docker/docker/pkg/discovery"
)

func TestWatch(t *testing.T) {
	d, err := discovery.New("memory://whatever", 50*time.Millisecond, 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Register("a:1"); err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	lists, errs := d.Watch(stop)
	if got := <-lists; len(got) != 1 || got[0].String() != "a:1" {
		t.Errorf("got %v", got)
	}
	if err := d.Register("no-port"); err != nil {
		t.Fatal(err)
	}
	if err := <-errs; err == nil {
		t.Error("no error")
	}
	close(stop)
	for range errs {
	}
	if _, ok := <-lists; ok {
		t.Error("more after the end")
	}
}
