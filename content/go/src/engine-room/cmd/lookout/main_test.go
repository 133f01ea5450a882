// Tests what is printed for lists, errors, and the end, and that each backend is there.

package main

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"github.com/docker/docker/pkg/discovery"
)

// told says what it has been told to say, then waits to be stopped.
type told struct {
	lists [][]string
	err   error
}

func (s told) Watch(stopCh <-chan struct{}) (<-chan discovery.Entries, <-chan error) {
	lists := make(chan discovery.Entries)
	errs := make(chan error)
	go func() {
		defer close(lists)
		defer close(errs)
		for _, addrs := range s.lists {
			entries, err := discovery.CreateEntries(addrs)
			if err != nil {
				panic(err)
			}
			lists <- entries
		}
		errs <- s.err
		<-stopCh
	}()
	return lists, errs
}

func TestWatch(t *testing.T) {
	var out bytes.Buffer
	watch(&out, told{[][]string{{"a:1", "b:2"}, {"b:2", "c:3"}}, errors.New("no")}, 10*time.Millisecond)
	const want = `0s: a list of 2
    added a:1
    added b:2
0s: a list of 2
    added c:3
    removed a:1
0s: error: no
0s: end
`
	if out.String() != want {
		t.Errorf("got %s", out.String())
	}
}

func TestBackends(t *testing.T) {
	for _, url := range []string{"file:///f", "nodes://a:1", "a:1", "token://t", "consul://a:1", "etcd://a:1", "zk://a:1"} {
		if _, err := discovery.New(url, time.Second, 0, nil); err != nil {
			t.Errorf("%s: %v", url, err)
		}
	}
	if _, err := discovery.New("memory://", time.Second, 0, nil); err != discovery.ErrNotSupported {
		t.Errorf("memory: %v", err)
	}
}
