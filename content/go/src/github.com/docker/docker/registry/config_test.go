// Tests how the name of an image is taken apart, and which registries are secure.

package registry

import (
	"fmt"
	"strings"
	"testing"

	"github.com/docker/docker/opts"
)

func TestNewRepositoryInfo(t *testing.T) {
	for name, want := range map[string]string{
		"busybox":                 "docker.io library/busybox busybox true",
		"library/busybox":         "docker.io library/busybox busybox true",
		"index.docker.io/busybox": "docker.io library/busybox busybox true",
		"ann/tools":               "docker.io ann/tools ann/tools false",
		"localhost/tools":         "localhost tools localhost/tools false",
		"registry:5000/tools":     "registry:5000 tools registry:5000/tools false",
		"example.com/ann/tools":   "example.com ann/tools example.com/ann/tools false",

		"http://example.com/tools": "Invalid repository name (ex: \"registry.domain.tld/myrepos\")",
		"Tools":                    "Invalid repository name (Tools), only [a-z0-9-_.] are allowed",
		"a/tools":                  "Invalid namespace name (a). Cannot be fewer than 2 or more than 255 characters.",
		"-ann/tools":               "Invalid namespace name (-ann). Cannot begin or end with a hyphen.",
		"an--n/tools":              "Invalid namespace name (an--n). Cannot contain consecutive hyphens.",
		"ANN/tools":                "Invalid namespace name (ANN). Only [a-z0-9-_] are allowed.",
		"ann/":                     "Invalid repository name (), only [a-z0-9-_.] are allowed",
		strings.Repeat("0a", 32):   "Invalid repository name (" + strings.Repeat("0a", 32) + "), cannot specify 64-byte hexadecimal strings",
	} {
		info, err := ParseRepositoryInfo(name)
		got := fmt.Sprint(err)
		if err == nil {
			got = fmt.Sprint(info.Index.Name, " ", info.RemoteName, " ", info.LocalName, " ", info.Official)
		}
		if got != want {
			t.Errorf("%s: got %s", name, got)
		}
	}
}

func TestIsSecureIndex(t *testing.T) {
	options := &Options{Mirrors: opts.NewListOpts(nil), InsecureRegistries: opts.NewListOpts(nil)}
	options.InsecureRegistries.Set("10.1.0.0/16")
	options.InsecureRegistries.Set("example.com:5000")
	config := NewServiceConfig(options)
	for name, secure := range map[string]bool{
		"docker.io":        true,
		"10.1.2.3":         false,
		"10.1.2.3:5000":    false,
		"10.2.2.3:5000":    true,
		"127.0.0.1:5000":   false,
		"example.com:5000": false,
	} {
		index, err := config.NewIndexInfo(name)
		if err != nil || index.Secure != secure {
			t.Errorf("%s: got %v and %v", name, index, err)
		}
	}
}
