// Tests what a manager and one that follows it say of themselves.

package main

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/docker/swarm/api"
)

func TestStatus(t *testing.T) {
	c, err := newCluster("memory://")
	if err != nil {
		t.Fatal(err)
	}
	for primary, want := range map[string]string{
		"":               `[["Role","primary"],["Strategy","spread"]`,
		"10.0.0.10:3375": `[["Role","replica"],["Primary","10.0.0.10:3375"],["Strategy","spread"]`,
	} {
		w := httptest.NewRecorder()
		api.NewPrimary(c, nil, status{c, primary}, false, false).ServeHTTP(w, httptest.NewRequest("GET", "/info", nil))
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: got %s", primary, w.Body)
		}
	}
	if _, err := newCluster("nowhere://x"); err == nil {
		t.Error("no error for a scheme that nobody knows")
	}
}
