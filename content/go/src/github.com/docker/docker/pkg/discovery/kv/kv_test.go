// Tests each scheme against the store: what is registered is told at once, and forgotten in time.

package kv

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"engine-room/kvstore"

	"github.com/docker/docker/pkg/discovery"
	"github.com/docker/libkv/store"
)

// begin runs a store, and gives the backend of a scheme for it. Nobody closes
// the store: who watches it has a request there that is not answered.
func begin(t *testing.T, scheme, prefix string, opts map[string]string) *Discovery {
	server := httptest.NewServer(kvstore.NewServer())
	d := &Discovery{backend: store.Backend(scheme)}
	err := d.Initialize(server.Listener.Addr().String()+prefix, 50*time.Millisecond, 300*time.Millisecond, opts)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// next is the next list that is not the same as the one before.
func next(t *testing.T, lists <-chan discovery.Entries, errs <-chan error, known string) string {
	for {
		select {
		case found := <-lists:
			var all []string
			for _, entry := range found {
				all = append(all, entry.String())
			}
			if text := strings.Join(all, " "); text != known {
				return text
			}
		case err := <-errs:
			t.Fatal(err)
		case <-time.After(5 * time.Second):
			t.Fatal("nothing came")
		}
	}
}

func TestWatch(t *testing.T) {
	for _, scheme := range []string{"consul", "etcd", "zk"} {
		d := begin(t, scheme, "/a/b", nil)
		if d.Prefix() != "a/b" || d.path != "a/b/docker/nodes" || d.Store() == nil {
			t.Errorf("%s: prefix %q, path %q", scheme, d.Prefix(), d.path)
		}
		lists, errs := d.Watch(nil)
		if err := d.Register("10.0.0.1:2375"); err != nil {
			t.Fatal(scheme, err)
		}
		if got := next(t, lists, errs, ""); got != "10.0.0.1:2375" {
			t.Errorf("%s: got %q", scheme, got)
		}
		if err := d.Register("10.0.0.2:2375"); err != nil {
			t.Fatal(scheme, err)
		}
		if got := next(t, lists, errs, "10.0.0.1:2375"); got != "10.0.0.1:2375 10.0.0.2:2375" {
			t.Errorf("%s: got %q", scheme, got)
		}
		if ok, err := d.Store().Exists("a/b/docker/nodes/10.0.0.2:2375"); !ok || err != nil {
			t.Errorf("%s: %v, %v", scheme, ok, err)
		}
		for got := "10.0.0.1:2375 10.0.0.2:2375"; got != ""; {
			got = next(t, lists, errs, got)
		}
	}
}

func TestPath(t *testing.T) {
	d := begin(t, "consul", "", map[string]string{"kv.path": "other/folder"})
	if d.Prefix() != "" || d.path != "other/folder" {
		t.Errorf("prefix %q, path %q", d.Prefix(), d.path)
	}
	if _, err := d.Store().Get("none"); err != store.ErrKeyNotFound {
		t.Errorf("got %v", err)
	}
}

func TestUnreachable(t *testing.T) {
	d, err := discovery.New("etcd://127.0.0.1:1", 50*time.Millisecond, time.Second, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Register("a:1"); err == nil {
		t.Error("registered with nobody")
	}
	_, errs := d.Watch(nil)
	for i := 0; i < 4; i++ {
		if err := <-errs; err == nil {
			t.Error("no error")
		}
	}
}

func TestSilentStore(t *testing.T) {
	d := &Discovery{heartbeat: time.Millisecond}
	lists := make(chan discovery.Entries, 1)
	errs := make(chan error, 1)
	changes := make(chan []*store.KVPair, 2)
	changes <- []*store.KVPair{{Key: "k", Value: []byte("")}, {Key: "l", Value: []byte("a:1")}}
	changes <- []*store.KVPair{{Key: "k", Value: []byte("no address")}}
	close(changes)
	if !d.watchOnce(nil, changes, lists, errs) {
		t.Error("a store that falls silent ends the watch for good")
	}
	if got := <-lists; len(got) != 1 || got[0].Host != "a" {
		t.Errorf("got %v", got)
	}
	if err := <-errs; err == nil {
		t.Error("no error for a value that is no address")
	}
	stop := make(chan struct{})
	close(stop)
	if d.watchOnce(stop, make(chan []*store.KVPair), lists, errs) {
		t.Error("goes on though it is to stop")
	}
}
