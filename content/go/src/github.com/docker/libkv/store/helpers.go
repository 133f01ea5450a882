// Reconstructs store/helpers.go of docker/libkv as Swarm 1.2.0 vendors it: addresses as URLs, keys in one form; leaves out GetDirectory and SplitKey, which only the omitted stores use.

package store

import "strings"

// CreateEndpoints puts a scheme before each address.
func CreateEndpoints(addrs []string, scheme string) (entries []string) {
	for _, addr := range addrs {
		entries = append(entries, scheme+"://"+addr)
	}
	return entries
}

// Normalize makes a key begin with a slash.
func Normalize(key string) string {
	return "/" + strings.TrimPrefix(key, "/")
}
