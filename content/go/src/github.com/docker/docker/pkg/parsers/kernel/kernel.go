// Reconstructs pkg/parsers/kernel/kernel.go of Docker 1.6.2: which kernel this is; reads it from /proc instead of calling uname, and leaves out comparing.

// Package kernel knows the version of the kernel.
package kernel

import (
	"errors"
	"fmt"
	"io/ioutil"
	"strings"
)

// releaseFile holds what uname -r prints.
var releaseFile = "/proc/sys/kernel/osrelease"

// KernelVersionInfo is a version taken apart: 3.16.0-4-amd64 is 3, 16, 0 and
// the flavor -4-amd64.
type KernelVersionInfo struct {
	Kernel int
	Major  int
	Minor  int
	Flavor string
}

// String puts the version together again.
func (k *KernelVersionInfo) String() string {
	return fmt.Sprintf("%d.%d.%d%s", k.Kernel, k.Major, k.Minor, k.Flavor)
}

// GetKernelVersion asks the kernel.
func GetKernelVersion() (*KernelVersionInfo, error) {
	release, err := ioutil.ReadFile(releaseFile)
	if err != nil {
		return nil, err
	}
	return ParseRelease(strings.TrimSpace(string(release)))
}

// CompareKernelVersion is negative if a is older than b, and 0 if they are of
// one release. What stands behind the numbers is not compared.
func CompareKernelVersion(a, b *KernelVersionInfo) int {
	for _, pair := range [][2]int{{a.Kernel, b.Kernel}, {a.Major, b.Major}, {a.Minor, b.Minor}} {
		if difference := pair[0] - pair[1]; difference != 0 {
			return difference
		}
	}
	return 0
}

// ParseRelease takes a version apart. Two numbers must be there; the third
// number and the flavor may be missing.
func ParseRelease(release string) (*KernelVersionInfo, error) {
	k := &KernelVersionInfo{}
	rest, haveKernel := number(release, &k.Kernel)
	if !haveKernel || !strings.HasPrefix(rest, ".") {
		return nil, errors.New("Can't parse kernel version " + release)
	}
	rest, haveMajor := number(rest[1:], &k.Major)
	if !haveMajor {
		return nil, errors.New("Can't parse kernel version " + release)
	}
	k.Flavor = rest
	if strings.HasPrefix(rest, ".") {
		if after, haveMinor := number(rest[1:], &k.Minor); haveMinor {
			k.Flavor = after
		}
	}
	return k, nil
}

// number reads the digits that text begins with and returns what follows.
func number(text string, into *int) (rest string, found bool) {
	i := 0
	for i < len(text) && '0' <= text[i] && text[i] <= '9' {
		*into = *into*10 + int(text[i]-'0')
		i++
	}
	return text[i:], i > 0
}
