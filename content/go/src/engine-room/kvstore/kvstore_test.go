// Tests the client against the server: keys, conditions, TTLs, watches, and the lock.

package kvstore

import (
	"io/ioutil"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/libkv/store"
)

func begin(t *testing.T) (*httptest.Server, *Client) {
	log.SetOutput(ioutil.Discard)
	server := httptest.NewServer(NewServer())
	return server, NewClient([]string{strings.TrimPrefix(server.URL, "http://")}, nil)
}

func names(pairs []*store.KVPair) string {
	var all []string
	for _, pair := range pairs {
		all = append(all, pair.Key+"="+string(pair.Value))
	}
	return strings.Join(all, " ")
}

func TestKeys(t *testing.T) {
	server, c := begin(t)
	defer server.Close()
	if _, err := c.Get("a/b"); err != store.ErrKeyNotFound {
		t.Errorf("got %v", err)
	}
	if _, err := c.List("a"); err != store.ErrKeyNotFound {
		t.Errorf("got %v", err)
	}
	for _, pair := range [][2]string{{"a/b", "1"}, {"/a/c/d", "2"}, {"ab", "3"}} {
		if err := c.Put(pair[0], []byte(pair[1]), nil); err != nil {
			t.Fatal(err)
		}
	}
	if pair, err := c.Get("/a/b/"); err != nil || string(pair.Value) != "1" || pair.LastIndex != 1 {
		t.Errorf("got %+v, %v", pair, err)
	}
	if pairs, err := c.List("a"); err != nil || names(pairs) != "a/b=1 a/c/d=2" {
		t.Errorf("got %s, %v", names(pairs), err)
	}
	for key, want := range map[string]bool{"a": true, "a/c": true, "a/b": true, "b": false} {
		if is, err := c.Exists(key); is != want || err != nil {
			t.Errorf("%s: got %v, %v", key, is, err)
		}
	}
	if err := c.Delete("a/x"); err != store.ErrKeyNotFound {
		t.Errorf("got %v", err)
	}
	if err := c.Delete("a/b"); err != nil {
		t.Error(err)
	}
	if err := c.DeleteTree("a"); err != nil {
		t.Error(err)
	}
	if pairs, err := c.List(""); err != nil || names(pairs) != "ab=3" {
		t.Errorf("got %s, %v", names(pairs), err)
	}
	if err := c.Put("empty", nil, &store.WriteOptions{IsDir: true}); err != nil {
		t.Error(err)
	}
	if pairs, err := c.List("empty"); err != nil || len(pairs) != 0 {
		t.Errorf("got %s, %v", names(pairs), err)
	}
}

func TestAtomic(t *testing.T) {
	server, c := begin(t)
	defer server.Close()
	_, first, err := c.AtomicPut("k", []byte("1"), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if ok, _, err := c.AtomicPut("k", []byte("2"), nil, nil); ok || err != store.ErrKeyExists {
		t.Errorf("got %v, %v", ok, err)
	}
	ok, second, err := c.AtomicPut("k", []byte("2"), first, nil)
	if !ok || err != nil || second.LastIndex <= first.LastIndex {
		t.Errorf("got %v, %+v, %v", ok, second, err)
	}
	if ok, _, err := c.AtomicPut("k", []byte("3"), first, nil); ok || err != store.ErrKeyModified {
		t.Errorf("got %v, %v", ok, err)
	}
	if ok, err := c.AtomicDelete("k", first); ok || err != store.ErrKeyModified {
		t.Errorf("got %v, %v", ok, err)
	}
	if ok, err := c.AtomicDelete("k", nil); ok || err != store.ErrPreviousNotSpecified {
		t.Errorf("got %v, %v", ok, err)
	}
	if ok, err := c.AtomicDelete("k", second); !ok || err != nil {
		t.Errorf("got %v, %v", ok, err)
	}
}

func TestTTLAndWatch(t *testing.T) {
	server, c := begin(t)
	defer server.Close()
	stop := make(chan struct{})
	seen, err := c.Watch("dir/k", stop)
	if err != nil {
		t.Fatal(err)
	}
	c.Put("dir", nil, &store.WriteOptions{IsDir: true})
	tree, err := c.WatchTree("dir", stop)
	if err != nil {
		t.Fatal(err)
	}
	if pairs := <-tree; len(pairs) != 0 {
		t.Errorf("got %s", names(pairs))
	}
	began := time.Now()
	if err := c.Put("dir/k", []byte("v"), &store.WriteOptions{TTL: 200 * time.Millisecond}); err != nil {
		t.Fatal(err)
	}
	if pair := <-seen; string(pair.Value) != "v" {
		t.Errorf("got %+v", pair)
	}
	if pairs := <-tree; names(pairs) != "dir/k=v" {
		t.Errorf("got %s", names(pairs))
	}
	if pair := <-seen; len(pair.Value) != 0 || pair.LastIndex != 3 {
		t.Errorf("got %+v", pair)
	}
	if took := time.Since(began); took < 200*time.Millisecond {
		t.Errorf("expired after %v", took)
	}
	if pairs := <-tree; len(pairs) != 0 {
		t.Errorf("got %s", names(pairs))
	}
	close(stop)
	c.Put("dir/k", []byte("w"), nil)
	for range seen {
	}
	for range tree {
	}
}

func TestLock(t *testing.T) {
	server, c := begin(t)
	defer server.Close()
	const ttl = 600 * time.Millisecond
	obtain := func(value string) (store.Locker, chan struct{}, <-chan (<-chan struct{})) {
		renew := make(chan struct{})
		l, err := c.NewLock("leader", &store.LockOptions{Value: []byte(value), TTL: ttl, RenewLock: renew})
		if err != nil {
			t.Fatal(err)
		}
		got := make(chan (<-chan struct{}), 1)
		go func() {
			lost, err := l.Lock(nil)
			if err != nil {
				t.Error(err)
			}
			got <- lost
		}()
		return l, renew, got
	}
	first, _, got := obtain("a")
	lostA := <-got
	_, renewB, gotB := obtain("b")
	select {
	case <-gotB:
		t.Fatal("two hold the lock")
	case <-lostA:
		t.Fatal("lost while renewed")
	case <-time.After(3 * ttl / 2):
	}
	if err := first.Unlock(); err != nil {
		t.Error(err)
	}
	lostB := <-gotB
	if pair, err := c.Get("leader"); err != nil || string(pair.Value) != "b" {
		t.Errorf("got %+v, %v", pair, err)
	}
	third, _, gotC := obtain("c")
	close(renewB)
	<-lostB
	lostC := <-gotC // after the TTL
	if err := third.Unlock(); err != nil {
		t.Error(err)
	}
	<-lostC
	if err := third.Unlock(); err != store.ErrCannotLock {
		t.Errorf("got %v", err)
	}
}

func TestLostStore(t *testing.T) {
	server, c := begin(t)
	l, _ := c.NewLock("leader", &store.LockOptions{TTL: 300 * time.Millisecond})
	lost, err := l.Lock(nil)
	if err != nil {
		t.Fatal(err)
	}
	server.CloseClientConnections()
	server.Close()
	select {
	case <-lost:
	case <-time.After(5 * time.Second):
		t.Error("the lock counts as held though the store is gone")
	}
	if _, err := l.Lock(nil); err == nil {
		t.Error("a lock without a store")
	}
}

func TestSilentStore(t *testing.T) {
	silent := make(chan struct{})
	keys := NewServer()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == "PUT" {
			<-silent
		}
		keys.ServeHTTP(w, r)
	}))
	defer server.Close()
	defer close(silent)
	const timeout = 300 * time.Millisecond
	c := NewClient([]string{strings.TrimPrefix(server.URL, "http://")}, &store.Config{ConnectionTimeout: timeout})
	if _, err := c.Exists("k"); err != nil {
		t.Fatal(err)
	}
	// On the connection that is there: once, and not again on another.
	began := time.Now()
	err := c.Put("k", nil, nil)
	if took := time.Since(began); err == nil || took < timeout || took > 3*timeout/2 {
		t.Errorf("got %v after %v", err, took)
	}
}
