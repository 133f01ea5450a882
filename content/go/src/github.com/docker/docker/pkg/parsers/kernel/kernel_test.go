// Tests taking a kernel version apart.

package kernel

import (
	"io/ioutil"
	"os"
	"path"
	"testing"
)

func TestParseRelease(t *testing.T) {
	for release, want := range map[string]KernelVersionInfo{
		"3.8.0":            {3, 8, 0, ""},
		"3.4.54.longterm":  {3, 4, 54, ".longterm"},
		"3.16.0-4-amd64":   {3, 16, 0, "-4-amd64"},
		"3.12-1-amd64":     {3, 12, 0, "-1-amd64"},
		"3.8":              {3, 8, 0, ""},
		"3.8.0-19-generic": {3, 8, 0, "-19-generic"},
	} {
		got, err := ParseRelease(release)
		if err != nil || *got != want {
			t.Errorf("%s: got %v and %v", release, got, err)
		}
	}
	for _, release := range []string{"", "3", "3.", "x.8"} {
		if got, err := ParseRelease(release); err == nil {
			t.Errorf("%q: got %v", release, got)
		}
	}
}

func TestGetKernelVersion(t *testing.T) {
	dir, err := ioutil.TempDir("", "kernel")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	before := releaseFile
	defer func() { releaseFile = before }()
	releaseFile = path.Join(dir, "osrelease")
	if _, err := GetKernelVersion(); err == nil {
		t.Fatal("read a file that is not there")
	}
	ioutil.WriteFile(releaseFile, []byte("3.16.0-4-amd64\n"), 0644)
	got, err := GetKernelVersion()
	if err != nil || got.String() != "3.16.0-4-amd64" {
		t.Fatalf("got %v and %v", got, err)
	}
}

func TestCompareKernelVersion(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"3.8.0", "3.8.0-19-generic", 0},
		{"3.7.9", "3.8.0", -1},
		{"3.8.1", "3.8.0", 1},
		{"4.0.0", "3.19.8", 1},
	} {
		a, _ := ParseRelease(c.a)
		b, _ := ParseRelease(c.b)
		if got := CompareKernelVersion(a, b); got != c.want {
			t.Errorf("%s and %s: got %d, want %d", c.a, c.b, got, c.want)
		}
		if got := CompareKernelVersion(b, a); got != -c.want {
			t.Errorf("%s and %s: got %d, want %d", c.b, c.a, got, -c.want)
		}
	}
}
