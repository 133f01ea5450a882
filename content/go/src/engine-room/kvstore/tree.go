// The keys of a store: each with its value, its index, and the time when it is forgotten.

package kvstore

import (
	"sort"
	"strings"
	"sync"
	"time"

	log "github.com/Sirupsen/logrus"
)

// kept is how many changes are remembered for those who ask late.
const kept = 1000

// entry is a key. The timer runs if it has a TTL.
type entry struct {
	Node
	timer *time.Timer
}

// tree holds all keys. Each write has a number, the index.
type tree struct {
	mu      sync.Mutex
	index   uint64
	entries map[string]*entry
	changes []Change
	more    chan struct{} // closed at the next change
}

func newTree() *tree {
	return &tree{entries: make(map[string]*entry), more: make(chan struct{})}
}

// write is how a key is to be written. The index stands for what the key was
// at; a refresh starts the TTL anew and tells nobody.
type write struct {
	ttl     time.Duration
	dir     bool
	absent  bool
	index   uint64
	refresh bool
}

func (t *tree) put(key, value string, how write) (Node, uint64, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	old, there := t.entries[key]
	if how.absent && there || how.index != 0 && (!there || old.Index != how.index) {
		return Node{}, t.index, false
	}
	if there && old.timer != nil {
		old.timer.Stop()
	}
	written := &entry{Node: Node{Key: key, Value: value, Dir: how.dir}}
	if how.refresh && there {
		written.Index = old.Index
	} else {
		t.index++
		written.Index = t.index
	}
	if how.ttl > 0 {
		written.timer = time.AfterFunc(how.ttl, func() { t.expire(written) })
	}
	t.entries[key] = written
	if !how.refresh {
		t.tell("set", written.Node)
		log.WithFields(log.Fields{"key": key, "value": value, "ttl": how.ttl}).Info("Set")
	}
	return written.Node, t.index, true
}

// expire is what a timer does, unless the key has been written meanwhile.
func (t *tree) expire(e *entry) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.entries[e.Key] != e {
		return
	}
	t.drop(e, "expire")
	log.WithFields(log.Fields{"key": e.Key, "value": e.Value}).Info("Expired")
}

// What can come of a removal.
const (
	removed = iota
	notThere
	changed
)

func (t *tree) remove(key string, index uint64, below bool) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	e, there := t.entries[key]
	switch {
	case !there && !(below && t.holds(key)):
		return notThere
	case index != 0 && e.Index != index:
		return changed
	}
	for _, each := range t.sorted() {
		if each.Key == key || below && isBelow(each.Key, key) {
			t.drop(each, "delete")
		}
	}
	return removed
}

func (t *tree) drop(e *entry, action string) {
	if e.timer != nil {
		e.timer.Stop()
	}
	delete(t.entries, e.Key)
	t.index++
	t.tell(action, Node{Key: e.Key, Dir: e.Dir, Index: t.index})
}

// tell writes a change down and wakes those who wait for one.
func (t *tree) tell(action string, node Node) {
	t.changes = append(t.changes, Change{action, node})
	if len(t.changes) > kept {
		t.changes = t.changes[1:]
	}
	close(t.more)
	t.more = make(chan struct{})
}

// next is the first change after index, or where to wait for it.
func (t *tree) next(key string, index uint64, below bool) (*Change, uint64, <-chan struct{}) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, change := range t.changes {
		if change.Node.Index > index && (change.Node.Key == key || below && isBelow(change.Node.Key, key)) {
			found := change
			return &found, t.index, t.more
		}
	}
	return nil, t.index, t.more
}

// get also finds a directory that is only there by the keys in it.
func (t *tree) get(key string) (Node, uint64, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if e, ok := t.entries[key]; ok {
		return e.Node, t.index, true
	}
	return Node{Key: key, Dir: true}, t.index, t.holds(key)
}

// list gives the keys below a directory, in order, without directories.
func (t *tree) list(dir string) ([]Node, uint64, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	nodes := []Node{}
	for _, e := range t.sorted() {
		if !e.Dir && isBelow(e.Key, dir) {
			nodes = append(nodes, e.Node)
		}
	}
	_, there := t.entries[dir]
	return nodes, t.index, there || len(nodes) > 0
}

// holds tells whether any key is below dir.
func (t *tree) holds(dir string) bool {
	for key := range t.entries {
		if isBelow(key, dir) {
			return true
		}
	}
	return false
}

func (t *tree) sorted() []*entry {
	var keys []string
	for key := range t.entries {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	all := make([]*entry, 0, len(keys))
	for _, key := range keys {
		all = append(all, t.entries[key])
	}
	return all
}

func isBelow(key, dir string) bool {
	return dir == "" || strings.HasPrefix(key, dir+"/")
}
