// Reconstructs pkg/system/meminfo_linux.go of Docker 1.6.2: how much memory the host has; leaves out nothing.

// Package system asks the host about itself.
package system

import (
	"bufio"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/docker/docker/pkg/units"
)

var procMeminfo = "/proc/meminfo"

// MemInfo is memory in bytes.
type MemInfo struct {
	MemTotal  int64
	MemFree   int64
	SwapTotal int64
	SwapFree  int64
}

// ReadMemInfo asks the kernel.
func ReadMemInfo() (*MemInfo, error) {
	file, err := os.Open(procMeminfo)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return parseMemInfo(file)
}

// parseMemInfo reads lines such as "MemTotal:  2048 kB" and skips all others.
func parseMemInfo(reader io.Reader) (*MemInfo, error) {
	meminfo := &MemInfo{}
	places := map[string]*int64{
		"MemTotal:":  &meminfo.MemTotal,
		"MemFree:":   &meminfo.MemFree,
		"SwapTotal:": &meminfo.SwapTotal,
		"SwapFree:":  &meminfo.SwapFree,
	}
	scanner := bufio.NewScanner(reader)
	for scanner.Scan() {
		words := strings.Fields(scanner.Text())
		if len(words) < 3 || words[2] != "kB" {
			continue
		}
		place, wanted := places[words[0]]
		size, err := strconv.ParseInt(words[1], 10, 64)
		if wanted && err == nil {
			*place = size * units.KiB
		}
	}
	return meminfo, scanner.Err()
}
