// Reconstructs part of pkg/graphdb of Docker 1.6.2: names that lead to containers; keeps them in memory where upstream has SQLite, and leaves out what links need.

// Package graphdb gives names to things. A name is a path: /web, /web/db.
package graphdb

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

// Entity is what a name leads to.
type Entity struct {
	id string
}

// ID is the id of the entity.
func (e *Entity) ID() string { return e.id }

// Database is the names.
type Database struct {
	mux   sync.RWMutex
	paths map[string]string // the id by the path
}

// NewDatabase makes one without names.
func NewDatabase() *Database {
	return &Database{paths: make(map[string]string)}
}

// errNonUniqueName says what SQLite says when a name is taken.
type errNonUniqueName string

func (err errNonUniqueName) Error() string {
	return "UNIQUE constraint failed: edge.name, edge.parent_id"
}

// IsNonUniqueNameError tells whether a name could not be set because it is taken.
func IsNonUniqueNameError(err error) bool {
	_, taken := err.(errNonUniqueName)
	return taken
}

// Set lets a path lead to an id; to lead to the same one again is no mistake.
func (db *Database) Set(fullPath, id string) (*Entity, error) {
	db.mux.Lock()
	defer db.mux.Unlock()
	if before, taken := db.paths[fullPath]; taken && before != id {
		return nil, errNonUniqueName(fullPath)
	}
	db.paths[fullPath] = id
	return &Entity{id}, nil
}

// Get returns what a path leads to, nil if nothing.
func (db *Database) Get(name string) *Entity {
	db.mux.RLock()
	defer db.mux.RUnlock()
	id, exists := db.paths[name]
	if !exists {
		return nil
	}
	return &Entity{id}
}

// Exists tells whether a path leads to anything.
func (db *Database) Exists(name string) bool { return db.Get(name) != nil }

// Delete forgets a path.
func (db *Database) Delete(name string) error {
	db.mux.Lock()
	defer db.mux.Unlock()
	if _, exists := db.paths[name]; !exists {
		return fmt.Errorf("no path in the database: %s", name)
	}
	delete(db.paths, name)
	return nil
}

// Purge forgets every path that leads to an id, and counts them.
func (db *Database) Purge(id string) (int, error) {
	db.mux.Lock()
	defer db.mux.Unlock()
	count := 0
	for path, to := range db.paths {
		if to == id {
			delete(db.paths, path)
			count++
		}
	}
	return count, nil
}

// Paths lists the paths below name in their order.
func (db *Database) Paths(name string) []string {
	db.mux.RLock()
	defer db.mux.RUnlock()
	var paths []string
	for path := range db.paths {
		if strings.HasPrefix(path, strings.TrimSuffix(name, "/")+"/") {
			paths = append(paths, path)
		}
	}
	sort.Strings(paths)
	return paths
}
