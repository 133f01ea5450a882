// Reconstructs part of pkg/parsers/parsers.go of Docker 1.6.2: addresses of daemons and names of images; leaves out key=value options and port ranges.

// Package parsers takes apart what users write.
package parsers

import (
	"fmt"
	"strconv"
	"strings"
)

// ParseHost completes the address of a daemon: nothing is the default socket,
// and an address without a protocol is tcp.
func ParseHost(defaultTCPAddr, defaultUnixAddr, addr string) (string, error) {
	addr = strings.TrimSpace(addr)
	if addr == "" {
		addr = "unix://" + defaultUnixAddr
	}
	proto, rest := "tcp", addr
	if i := strings.Index(addr, "://"); i >= 0 {
		proto, rest = addr[:i], addr[i+len("://"):]
	}
	switch proto {
	case "fd":
		return addr, nil
	case "tcp":
		return ParseTCPAddr(rest, defaultTCPAddr)
	case "unix":
		return ParseUnixAddr(rest, defaultUnixAddr)
	}
	return "", fmt.Errorf("Invalid bind address format: %s", addr)
}

// ParseUnixAddr completes the path of a socket.
func ParseUnixAddr(addr string, defaultAddr string) (string, error) {
	addr = strings.TrimPrefix(addr, "unix://")
	if addr == "" {
		addr = defaultAddr
	}
	if strings.Contains(addr, "://") {
		return "", fmt.Errorf("Invalid proto, expected unix: %s", addr)
	}
	return "unix://" + addr, nil
}

// ParseTCPAddr completes host:port. The port must be there, the host need not.
func ParseTCPAddr(addr string, defaultAddr string) (string, error) {
	addr = strings.TrimPrefix(addr, "tcp://")
	if addr == "" || strings.Contains(addr, "://") {
		return "", fmt.Errorf("Invalid proto, expected tcp: %s", addr)
	}
	parts := strings.Split(addr, ":")
	if len(parts) != 2 {
		return "", fmt.Errorf("Invalid bind address format: %s", addr)
	}
	port, err := strconv.Atoi(parts[1])
	if err != nil {
		return "", fmt.Errorf("Invalid bind address format: %s", addr)
	}
	host := parts[0]
	if host == "" {
		host = defaultAddr
	}
	return fmt.Sprintf("tcp://%s:%d", host, port), nil
}

// ParseRepositoryTag splits an image's name from its tag or digest. The last
// colon is a port, not a tag, if a slash follows.
func ParseRepositoryTag(repos string) (string, string) {
	if i := strings.Index(repos, "@"); i >= 0 {
		return repos[:i], repos[i+1:]
	}
	i := strings.LastIndex(repos, ":")
	if i < 0 || strings.Contains(repos[i:], "/") {
		return repos, ""
	}
	return repos[:i], repos[i+1:]
}
