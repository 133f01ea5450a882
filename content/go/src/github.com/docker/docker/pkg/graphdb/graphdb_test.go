// Tests giving and taking names.

package graphdb

import (
	"strings"
	"testing"
)

func TestDatabase(t *testing.T) {
	db := NewDatabase()
	for _, c := range [][2]string{{"/web", "1"}, {"/db", "2"}, {"/web/db", "2"}, {"/web", "1"}} {
		if entity, err := db.Set(c[0], c[1]); err != nil || entity.ID() != c[1] {
			t.Fatalf("got %v and %v", entity, err)
		}
	}
	if _, err := db.Set("/web", "2"); !IsNonUniqueNameError(err) {
		t.Fatalf("got %v", err)
	}
	if db.Get("/web").ID() != "1" || db.Get("/none") != nil || !db.Exists("/db") {
		t.Fatal("wrong names")
	}
	if got := strings.Join(db.Paths("/"), " "); got != "/db /web /web/db" {
		t.Fatalf("got %s", got)
	}
	if got := strings.Join(db.Paths("/web"), " "); got != "/web/db" {
		t.Fatalf("got %s", got)
	}
	if n, err := db.Purge("2"); n != 2 || err != nil {
		t.Fatalf("got %d and %v", n, err)
	}
	if err := db.Delete("/web"); err != nil {
		t.Fatal(err)
	}
	if err := db.Delete("/web"); err == nil || IsNonUniqueNameError(err) {
		t.Fatalf("got %v", err)
	}
}
