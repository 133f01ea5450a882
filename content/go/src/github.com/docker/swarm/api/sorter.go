// Reconstructs api/sorter.go of Swarm 1.2.0: the orders in which lists are sent; leaves out nothing.

package api

import (
	"github.com/docker/engine-api/types"
	"github.com/docker/swarm/cluster"
)

// ContainerSorter puts containers in the order they were created.
type ContainerSorter []*cluster.Container

// Len, Swap and Less are sort.Interface. Times of creation are compared as text,
// which RFC 3339 allows.
func (s ContainerSorter) Len() int           { return len(s) }
func (s ContainerSorter) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s ContainerSorter) Less(i, j int) bool { return s[i].Info.Created < s[j].Info.Created }

// ImageSorter puts images in the order they were created.
type ImageSorter []types.Image

// Len, Swap and Less are sort.Interface.
func (s ImageSorter) Len() int           { return len(s) }
func (s ImageSorter) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s ImageSorter) Less(i, j int) bool { return s[i].Created < s[j].Created }
