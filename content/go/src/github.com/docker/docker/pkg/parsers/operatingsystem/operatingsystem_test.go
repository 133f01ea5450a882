// Tests reading the name of the distribution.

package operatingsystem

import (
	"io/ioutil"
	"os"
	"path"
	"testing"
)

func TestGetOperatingSystem(t *testing.T) {
	dir, err := ioutil.TempDir("", "os-release")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	before := etcOsRelease
	defer func() { etcOsRelease = before }()
	etcOsRelease = path.Join(dir, "os-release")
	ioutil.WriteFile(etcOsRelease, []byte("NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 8 (jessie)\"\n"), 0644)
	if name, err := GetOperatingSystem(); err != nil || name != "Debian GNU/Linux 8 (jessie)" {
		t.Fatalf("got %q and %v", name, err)
	}
	ioutil.WriteFile(etcOsRelease, []byte("NAME=nameless\n"), 0644)
	if name, err := GetOperatingSystem(); err == nil {
		t.Fatalf("got %q", name)
	}
}
