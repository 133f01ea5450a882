// Reconstructs cluster/engine_sorter.go of Swarm 1.2.0: engines by name, as people count; leaves out nothing.

package cluster

import "github.com/skarademir/naturalsort"

// EngineSorter is a list of engines that package sort puts in order.
type EngineSorter []*Engine

func (s EngineSorter) Len() int      { return len(s) }
func (s EngineSorter) Swap(i, j int) { s[i], s[j] = s[j], s[i] }

// Less compares names: node2 comes before node10.
func (s EngineSorter) Less(i, j int) bool {
	names := naturalsort.NaturalSort{s[i].Name, s[j].Name}
	return names.Less(0, 1)
}
