// Reconstructs pkg/discovery/generator.go of Docker as Swarm 1.2.0 vendors it: ranges as in 10.0.0.[1:9]:2375; leaves out nothing.

package discovery

import (
	"regexp"
	"strconv"
)

// span finds [from:to]. It is greedy: of two ranges in a pattern neither is one.
var span = regexp.MustCompile(`\[(.+):(.+)\]`)

// Generate writes a range out. A pattern whose brackets hold no two numbers,
// as an IPv6 address has them, is its own only result.
func Generate(pattern string) []string {
	at := span.FindStringSubmatchIndex(pattern)
	if at == nil {
		return []string{pattern}
	}
	first, err := strconv.Atoi(pattern[at[2]:at[3]])
	if err != nil {
		return []string{pattern}
	}
	last, err := strconv.Atoi(pattern[at[4]:at[5]])
	if err != nil {
		return []string{pattern}
	}
	var all []string
	for n := first; n <= last; n++ {
		all = append(all, pattern[:at[0]]+strconv.Itoa(n)+pattern[at[1]:])
	}
	return all
}
