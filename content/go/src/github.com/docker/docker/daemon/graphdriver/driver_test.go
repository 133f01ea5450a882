// Tests how a driver is chosen.

package graphdriver

import (
	"errors"
	"io"
	"testing"
)

type testDriver struct{ name, root string }

func (d *testDriver) String() string        { return d.name }
func (d *testDriver) Status() [][2]string   { return nil }
func (d *testDriver) Cleanup() error        { return nil }
func (d *testDriver) Exists(id string) bool { return false }

func (d *testDriver) Create(id, parent string) error             { return nil }
func (d *testDriver) Remove(id string) error                     { return nil }
func (d *testDriver) Get(id, label string) (dir string, e error) { return "", nil }
func (d *testDriver) Put(id string) error                        { return nil }

func (d *testDriver) ApplyDiff(id, parent string, diff io.Reader) (size int64, err error) {
	return 0, nil
}

func TestNew(t *testing.T) {
	before := drivers
	defer func() {
		drivers = before
		DefaultDriver = ""
	}()
	drivers = make(map[string]InitFunc)
	if _, err := New("/root", nil); err == nil || err.Error() != "No supported storage backend found" {
		t.Fatalf("got %v", err)
	}
	for _, name := range []string{"vfs", "overlay"} {
		name := name
		Register(name, func(root string, options []string) (Driver, error) {
			return &testDriver{name, root}, nil
		})
	}
	Register("aufs", func(root string, options []string) (Driver, error) {
		return nil, ErrNotSupported
	})
	if Register("vfs", nil) == nil {
		t.Fatal("registered twice")
	}
	driver, err := New("/root", nil)
	if err != nil || driver.String() != "overlay" {
		t.Fatalf("got %v and %v", driver, err)
	}
	DefaultDriver = "vfs"
	driver, err = New("/root", nil)
	if err != nil || driver.String() != "vfs" || driver.(*testDriver).root != "/root/vfs" {
		t.Fatalf("got %v and %v", driver, err)
	}
	DefaultDriver = "zfs"
	if _, err := New("/root", nil); err != ErrNotSupported {
		t.Fatalf("got %v", err)
	}
	DefaultDriver = ""
	drivers["aufs"] = func(root string, options []string) (Driver, error) {
		return nil, errors.New("broken")
	}
	if _, err := New("/root", nil); err == nil || err.Error() != "broken" {
		t.Fatalf("got %v", err)
	}
}
