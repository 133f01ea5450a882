// Tests the list in the URL.

package nodes

import (
	"strings"
	"testing"

	"github.com/docker/docker/pkg/discovery"
)

func TestNodes(t *testing.T) {
	d := &Discovery{}
	if err := d.Initialize("a:1,10.0.0.[1:2]:2375", 0, 0, nil); err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	lists, errs := d.Watch(stop)
	if errs != nil {
		t.Error("a channel for errors that can't happen")
	}
	want, _ := discovery.CreateEntries([]string{"a:1", "10.0.0.1:2375", "10.0.0.2:2375"})
	if got := <-lists; !got.Equals(want) {
		t.Errorf("got %v", got)
	}
	close(stop)
	if _, ok := <-lists; ok {
		t.Error("more after the end")
	}
	if err := d.Register("b:2"); err != discovery.ErrNotImplemented {
		t.Errorf("got %v", err)
	}
}

func TestNoAddress(t *testing.T) {
	err := (&Discovery{}).Initialize("6856663cdefdec325839a4b7e1de38e8", 0, 0, nil)
	if err == nil || !strings.HasSuffix(err.Error(), "(missing token:// ?)") {
		t.Errorf("got %v", err)
	}
}

func TestRegistered(t *testing.T) {
	d, err := discovery.New("a:1", 0, 0, nil)
	if _, ok := d.(*Discovery); !ok || err != nil {
		t.Errorf("got %T, %v", d, err)
	}
}
