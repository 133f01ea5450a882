// Reconstructs part of graph/graph.go of Docker 1.6.2: the images by id, and how one is added; leaves out making, changing and removing them.

// Package graph is the images of a host and their names.
package graph

import (
	"fmt"
	"io"
	"io/ioutil"
	"os"
	"path"
	"strings"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/image"
	"github.com/docker/docker/pkg/common"
	"github.com/docker/docker/pkg/truncindex"
	"github.com/docker/docker/utils"
)

// layers is the files of the images; a graph driver keeps them.
type layers interface {
	image.LayerStore
	Exists(id string) bool
	Create(id, parent string) error
	Remove(id string) error
	String() string
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

// Exists tells whether there is an image.
func (graph *Graph) Exists(id string) bool {
	_, err := graph.Get(id)
	return err == nil
}

// Register adds an image that was made elsewhere. It is there when its directory
// gets its name, which is the last step; if one before that fails, nothing of it
// stays.
func (graph *Graph) Register(img *image.Image, layerData io.Reader) (err error) {
	if err := utils.ValidateID(img.ID); err != nil {
		return err
	}
	if graph.Exists(img.ID) {
		return fmt.Errorf("Image %s already exists", img.ID)
	}
	defer func() {
		if err != nil {
			graph.driver.Remove(img.ID)
		}
	}()
	// Remains of another driver, or of another time.
	root := path.Join(graph.Root, img.ID)
	if err := os.RemoveAll(root); err != nil {
		return err
	}
	graph.driver.Remove(img.ID)

	unfinished := path.Join(graph.Root, "_tmp", common.GenerateRandomID())
	if err := os.MkdirAll(unfinished, 0700); err != nil {
		return fmt.Errorf("Mktemp failed: %s", err)
	}
	defer os.RemoveAll(unfinished)
	if err := graph.driver.Create(img.ID, img.Parent); err != nil {
		return fmt.Errorf("Driver %s failed to create image rootfs %s: %s", graph.driver, img.ID, err)
	}
	img.SetGraph(graph)
	if err := image.StoreImage(img, layerData, graph.driver, unfinished); err != nil {
		return err
	}
	if err := os.Rename(unfinished, root); err != nil {
		return err
	}
	return graph.idIndex.Add(img.ID)
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
