// Tests that volumes are made, found by path and found again by the next daemon.

package volumes

import (
	"io/ioutil"
	"os"
	"path/filepath"
	"testing"

	"github.com/docker/docker/daemon/graphdriver"
	_ "github.com/docker/docker/daemon/graphdriver/vfs"
)

func TestRepository(t *testing.T) {
	root, err := ioutil.TempDir("", "volumes")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(root)
	driver, err := graphdriver.GetDriver("vfs", root, nil)
	if err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(root, "volumes")
	repo, err := NewRepository(config, driver)
	if err != nil {
		t.Fatal(err)
	}
	own, err := repo.FindOrCreateVolume("", true)
	if err != nil {
		t.Fatal(err)
	}
	bind, err := repo.FindOrCreateVolume(filepath.Join(root, "data"), false)
	if err != nil {
		t.Fatal(err)
	}
	if own.IsBindMount || !bind.IsBindMount || own.Path == bind.Path {
		t.Fatalf("own %+v, bind %+v", own, bind)
	}
	if again, err := repo.FindOrCreateVolume(bind.Path, true); err != nil || again != bind {
		t.Fatalf("made another: %+v, %v", again, err)
	}
	os.Mkdir(filepath.Join(config, "broken"), 0700)

	next, err := NewRepository(config, driver)
	if err != nil {
		t.Fatal(err)
	}
	for _, volume := range []*Volume{own, bind} {
		found := next.Get(volume.Path)
		if found == nil || found.ID != volume.ID || found.Writable != volume.Writable {
			t.Errorf("%+v became %+v", volume, found)
		}
	}
	if next.Get(filepath.Join(root, "absent")) != nil {
		t.Error("found a volume that is not there")
	}
}
