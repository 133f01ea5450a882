// Reconstructs part of graph/graph.go of Docker 1.6.2: the images by id; leaves out making, changing and removing them.

// Package graph is the images of a host and their names.
package graph

import (
	"fmt"
	"io/ioutil"
	"os"
	"path"
	"strings"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/image"
	"github.com/docker/docker/pkg/truncindex"
)

// layers knows which layers there are; a graph driver does.
type layers interface {
	Exists(id string) bool
}

// Graph is the images. Each has a directory below Root.
type Graph struct {
	Root    string
	idIndex *truncindex.TruncIndex
	driver  layers
}

// NewGraph finds the images below root whose layers the driver has.
func NewGraph(root string, driver layers) (*Graph, error) {
	if err := os.MkdirAll(root, 0700); err != nil {
		return nil, err
	}
	graph := &Graph{Root: root, idIndex: truncindex.NewTruncIndex(nil), driver: driver}
	if err := graph.restore(); err != nil {
		return nil, err
	}
	return graph, nil
}

func (graph *Graph) restore() error {
	dir, err := ioutil.ReadDir(graph.Root)
	if err != nil {
		return err
	}
	for _, entry := range dir {
		if graph.driver.Exists(entry.Name()) {
			graph.idIndex.Add(entry.Name())
		}
	}
	log.Debugf("Restored %d elements", len(dir))
	return nil
}

// IsNotExist tells by its words whether an error says that there is no such image.
func (graph *Graph) IsNotExist(err error) bool {
	if err == nil {
		return false
	}
	message := strings.ToLower(err.Error())
	return strings.Contains(message, "does not exist") || strings.Contains(message, "no such")
}

// Get finds an image by the beginning of its id.
func (graph *Graph) Get(name string) (*image.Image, error) {
	id, err := graph.idIndex.Get(name)
	if err != nil {
		return nil, fmt.Errorf("could not find image: %v", err)
	}
	img, err := image.LoadImage(path.Join(graph.Root, id))
	if err != nil {
		return nil, err
	}
	if img.ID != id {
		return nil, fmt.Errorf("Image stored at '%s' has wrong id '%s'", id, img.ID)
	}
	img.SetGraph(graph)
	return img, nil
}

// Map is all images by their ids.
func (graph *Graph) Map() (map[string]*image.Image, error) {
	images := make(map[string]*image.Image)
	dir, err := ioutil.ReadDir(graph.Root)
	if err != nil {
		return nil, err
	}
	for _, entry := range dir {
		if img, err := graph.Get(entry.Name()); err == nil {
			images[img.ID] = img
		}
	}
	return images, nil
}

// Heads is the images that no other lies on.
func (graph *Graph) Heads() (map[string]*image.Image, error) {
	heads, err := graph.Map()
	if err != nil {
		return nil, err
	}
	var parents []string
	for _, img := range heads {
		parents = append(parents, img.Parent)
	}
	for _, parent := range parents {
		delete(heads, parent)
	}
	return heads, nil
}
