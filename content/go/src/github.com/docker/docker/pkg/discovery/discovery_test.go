// Tests the table of backends, entries, the difference of two lists, and ranges.

package discovery

import (
	"reflect"
	"testing"
	"time"
)

// spy is a backend that remembers what it was initialized with.
type spy struct {
	uri            string
	heartbeat, ttl time.Duration
	opts           map[string]string
}

func (s *spy) Initialize(uri string, heartbeat time.Duration, ttl time.Duration, opts map[string]string) error {
	s.uri, s.heartbeat, s.ttl, s.opts = uri, heartbeat, ttl, opts
	return nil
}

func (s *spy) Watch(stopCh <-chan struct{}) (<-chan Entries, <-chan error) { return nil, nil }

func (s *spy) Register(addr string) error { return nil }

func TestNew(t *testing.T) {
	nodes, other := &spy{}, &spy{}
	if err := Register("nodes", nodes); err != nil {
		t.Fatal(err)
	}
	if err := Register("other", other); err != nil {
		t.Fatal(err)
	}
	if err := Register("other", nodes); err == nil || err.Error() != "scheme already registered other" {
		t.Errorf("got %v", err)
	}

	d, err := New("127.0.0.1:2375,127.0.0.2:2375", time.Second, 0, nil)
	if err != nil || d != nodes || nodes.uri != "127.0.0.1:2375,127.0.0.2:2375" {
		t.Errorf("without a scheme: got %v, %v, %q", d, err, nodes.uri)
	}
	opts := map[string]string{"kv.path": "a"}
	d, err = New("other://a/b://c", time.Second, 3*time.Second, opts)
	if err != nil || d != other {
		t.Fatalf("got %v, %v", d, err)
	}
	if want := (&spy{"a/b://c", time.Second, 3 * time.Second, opts}); !reflect.DeepEqual(other, want) {
		t.Errorf("got %+v", other)
	}
	if d, err := New("unknown://a", 0, 0, nil); d != nil || err != ErrNotSupported {
		t.Errorf("got %v, %v", d, err)
	}
}

func list(t *testing.T, addrs ...string) Entries {
	entries, err := CreateEntries(addrs)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func TestEntries(t *testing.T) {
	if e, err := NewEntry("[fe80::1]:2375"); err != nil || *e != (Entry{"fe80::1", "2375"}) || e.String() != "[fe80::1]:2375" {
		t.Errorf("got %v, %v", e, err)
	}
	for _, bad := range []string{"127.0.0.1", "a:b:c"} {
		if e, err := NewEntry(bad); err == nil {
			t.Errorf("%s: got %v", bad, e)
		}
	}
	if entries := list(t, "a:1", "", "b:2"); len(entries) != 2 || entries[1].Host != "b" {
		t.Errorf("got %v", entries)
	}
	if entries, err := CreateEntries(nil); entries == nil || len(entries) != 0 || err != nil {
		t.Errorf("got %v, %v", entries, err)
	}
	if entries, err := CreateEntries([]string{"a:1", "bad"}); entries != nil || err == nil {
		t.Errorf("got %v, %v", entries, err)
	}
	if !list(t, "a:1", "b:2").Equals(list(t, "a:1", "b:2")) {
		t.Error("the same list twice")
	}
	for _, other := range [][]string{{"a:1"}, {"b:2", "a:1"}, {"a:1", "b:3"}} {
		if list(t, "a:1", "b:2").Equals(list(t, other...)) {
			t.Errorf("equal: %v", other)
		}
	}
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ before, after, added, removed []string }{
		{nil, nil, nil, nil},
		{nil, []string{"a:1"}, []string{"a:1"}, nil},
		{[]string{"a:1", "b:2"}, []string{"b:2", "a:1"}, nil, nil},
		{[]string{"a:1", "b:2"}, []string{"c:3", "b:2"}, []string{"c:3"}, []string{"a:1"}},
		{[]string{"a:1", "b:2"}, nil, nil, []string{"a:1", "b:2"}},
	} {
		added, removed := list(t, c.before...).Diff(list(t, c.after...))
		if !added.Equals(list(t, c.added...)) || !removed.Equals(list(t, c.removed...)) {
			t.Errorf("%v to %v: added %v, removed %v", c.before, c.after, added, removed)
		}
	}
}

func TestGenerate(t *testing.T) {
	for pattern, want := range map[string][]string{
		"10.0.0.[1:3]:2375":     {"10.0.0.1:2375", "10.0.0.2:2375", "10.0.0.3:2375"},
		"10.0.0.1:[2375:2376]":  {"10.0.0.1:2375", "10.0.0.1:2376"},
		"10.0.0.[7:7]:2375":     {"10.0.0.7:2375"},
		"10.0.0.[3:1]:2375":     nil,
		"10.0.0.1:2375":         {"10.0.0.1:2375"},
		"[fe80::1]:2375":        {"[fe80::1]:2375"},
		"10.0.0.[1]:2375":       {"10.0.0.[1]:2375"},
		"10.0.0.[a:b]:2375":     {"10.0.0.[a:b]:2375"},
		"10.0.[1:2].[1:2]:2375": {"10.0.[1:2].[1:2]:2375"},
		"":                      {""},
	} {
		if got := Generate(pattern); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v", pattern, got)
		}
	}
}
