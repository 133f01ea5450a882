// Tests what a daemon leaves behind on its disk when it has come up, and who it is.

package daemon

import (
	"os"
	"path"
	"regexp"
	"testing"

	"github.com/docker/docker/engine"
)

func TestNewDaemonPreparesItsRoot(t *testing.T) {
	d, eng, root := newTestDaemon(t)
	defer os.RemoveAll(root)
	for _, dir := range []string{"containers", "graph", "tmp", "trust", "volumes"} {
		if info, err := os.Stat(path.Join(root, dir)); err != nil || !info.IsDir() {
			t.Errorf("%s: %v", dir, err)
		}
	}
	if !regexp.MustCompile(`^([A-Z2-7]{4}:){11}[A-Z2-7]{4}$`).MatchString(d.ID) {
		t.Errorf("id %q", d.ID)
	}
	eng.Shutdown()
	if _, err := os.Stat(path.Join(root, "pid")); !os.IsNotExist(err) {
		t.Errorf("pid file after shutdown: %v", err)
	}
	again, err := NewDaemon(newTestConfig(root), engine.New())
	if err != nil {
		t.Fatal(err)
	}
	if again.ID != d.ID {
		t.Errorf("%s is now %s", d.ID, again.ID)
	}
}
