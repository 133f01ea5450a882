// Reconstructs pkg/truncindex/truncindex.go of Docker 1.6.2: finding an id by its beginning; goes through all ids where upstream has a trie.

// Package truncindex finds an id by a part of it that no other id begins with.
package truncindex

import (
	"errors"
	"fmt"
	"strings"
	"sync"
)

var (
	// ErrEmptyPrefix says that there was nothing to search for.
	ErrEmptyPrefix = errors.New("Prefix can't be empty")
	// ErrAmbiguousPrefix says that more than one id begins like that.
	ErrAmbiguousPrefix = errors.New("Multiple IDs found with provided prefix")
)

// TruncIndex is a set of ids.
type TruncIndex struct {
	sync.RWMutex
	ids map[string]struct{}
}

// NewTruncIndex makes a set of the given ids.
func NewTruncIndex(ids []string) *TruncIndex {
	idx := &TruncIndex{ids: make(map[string]struct{})}
	for _, id := range ids {
		idx.Add(id)
	}
	return idx
}

// Add adds an id.
func (idx *TruncIndex) Add(id string) error {
	idx.Lock()
	defer idx.Unlock()
	if id == "" {
		return ErrEmptyPrefix
	}
	if strings.Contains(id, " ") {
		return fmt.Errorf("illegal character: ' '")
	}
	if _, exists := idx.ids[id]; exists {
		return fmt.Errorf("id already exists: '%s'", id)
	}
	idx.ids[id] = struct{}{}
	return nil
}

// Delete removes an id, which must be given whole.
func (idx *TruncIndex) Delete(id string) error {
	idx.Lock()
	defer idx.Unlock()
	if _, exists := idx.ids[id]; !exists {
		return fmt.Errorf("no such id: '%s'", id)
	}
	delete(idx.ids, id)
	return nil
}

// Get returns the one id that begins with s.
func (idx *TruncIndex) Get(s string) (string, error) {
	if s == "" {
		return "", ErrEmptyPrefix
	}
	idx.RLock()
	defer idx.RUnlock()
	found := ""
	for id := range idx.ids {
		if !strings.HasPrefix(id, s) {
			continue
		}
		if found != "" {
			return "", ErrAmbiguousPrefix
		}
		found = id
	}
	if found == "" {
		return "", fmt.Errorf("no such id: %s", s)
	}
	return found, nil
}
