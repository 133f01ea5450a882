// Tests what is read from a file, and what is told when it changes.

package file

import (
	"io/ioutil"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/docker/docker/pkg/discovery"
)

func TestParseFileContent(t *testing.T) {
	const text = "\n# all of them\n10.0.0.1:2375\n  10.0.0.2:2375   # the slow one\n#10.0.0.3:2375\n\n10.0.0.[4:5]:2375\n"
	want := []string{"10.0.0.1:2375", "10.0.0.2:2375", "10.0.0.4:2375", "10.0.0.5:2375"}
	if got := parseFileContent([]byte(text)); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	if got := parseFileContent(nil); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestWatch(t *testing.T) {
	dir, err := ioutil.TempDir("", "discovery")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "cluster")

	d := &Discovery{}
	if err := d.Initialize(path, 50*time.Millisecond, 0, nil); err != nil {
		t.Fatal(err)
	}
	if err := d.Register("a:1"); err != discovery.ErrNotImplemented {
		t.Errorf("got %v", err)
	}
	stop := make(chan struct{})
	lists, errs := d.Watch(stop)
	if err := <-errs; !strings.HasPrefix(err.Error(), "failed to read '"+path+"': ") {
		t.Errorf("got %v", err)
	}

	// The new list comes in whole: written beside the file and moved over it.
	write := func(text string) {
		if err := ioutil.WriteFile(path+".new", []byte(text), 0600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(path+".new", path); err != nil {
			t.Fatal(err)
		}
	}
	next := func() discovery.Entries {
		for {
			select {
			case found := <-lists:
				return found
			case <-errs: // looked before the file was there
			}
		}
	}
	write("a:1\nb:2\n")
	if got := next(); len(got) != 2 {
		t.Errorf("got %v", got)
	}
	write("a:1\n")
	if got := next(); len(got) != 1 || got[0].Host != "a" {
		t.Errorf("got %v", got)
	}
	close(stop)
	if _, ok := <-lists; ok {
		t.Error("more after the end")
	}
	if _, ok := <-errs; ok {
		t.Error("an error after the end")
	}
}
