// Reconstructs part of image/image.go of Docker 1.6.2: what is known of an image, and how that is kept; leaves out making a layer of what has changed.

// Package image is the images.
package image

import (
	"encoding/json"
	"fmt"
	"io"
	"io/ioutil"
	"os"
	"path"
	"strconv"
	"time"

	"github.com/docker/docker/runconfig"
)

// MaxImageDepth is how many images may lie on top of each other: the driver aufs
// can do no more than that.
const MaxImageDepth = 127

// Image is an image.
type Image struct {
	ID              string            `json:"id"`
	Parent          string            `json:"parent,omitempty"`
	Comment         string            `json:"comment,omitempty"`
	Created         time.Time         `json:"created"`
	Container       string            `json:"container,omitempty"`
	ContainerConfig runconfig.Config  `json:"container_config,omitempty"`
	DockerVersion   string            `json:"docker_version,omitempty"`
	Author          string            `json:"author,omitempty"`
	Config          *runconfig.Config `json:"config,omitempty"`
	Architecture    string            `json:"architecture,omitempty"`
	OS              string            `json:"os,omitempty"`
	Size            int64

	graph Graph
}

// Graph is where an image finds its parent.
type Graph interface {
	Get(id string) (*Image, error)
}

// LayerStore is where the files of images are.
type LayerStore interface {
	ApplyDiff(id, parent string, diff io.Reader) (size int64, err error)
}

// LoadImage reads an image from its directory. Its size is in a file of its own.
func LoadImage(root string) (*Image, error) {
	stored, err := ioutil.ReadFile(path.Join(root, "json"))
	if err != nil {
		return nil, err
	}
	img := &Image{}
	if err := json.Unmarshal(stored, img); err != nil {
		return nil, err
	}
	text, err := ioutil.ReadFile(path.Join(root, "layersize"))
	if os.IsNotExist(err) {
		img.Size = -1
		return img, nil
	}
	if err != nil {
		return nil, err
	}
	img.Size, err = strconv.ParseInt(string(text), 10, 64)
	return img, err
}

// NewImgJSON reads what a registry says of an image.
func NewImgJSON(src []byte) (*Image, error) {
	img := &Image{}
	return img, json.Unmarshal(src, img)
}

// StoreImage unpacks the layer of an image, and writes what is known of it into
// a directory, as LoadImage reads it.
func StoreImage(img *Image, layerData io.Reader, driver LayerStore, root string) (err error) {
	if layerData != nil {
		if img.Size, err = driver.ApplyDiff(img.ID, img.Parent, layerData); err != nil {
			return err
		}
	}
	size := strconv.FormatInt(img.Size, 10)
	if err := ioutil.WriteFile(path.Join(root, "layersize"), []byte(size), 0600); err != nil {
		return fmt.Errorf("Error storing image size in %s/layersize: %s", root, err)
	}
	text, err := json.Marshal(img)
	if err != nil {
		return err
	}
	return ioutil.WriteFile(path.Join(root, "json"), append(text, '\n'), 0600)
}

// SetGraph says where the parent is found.
func (img *Image) SetGraph(graph Graph) { img.graph = graph }

// GetParent is the image below this one, nil if there is none.
func (img *Image) GetParent() (*Image, error) {
	if img.Parent == "" {
		return nil, nil
	}
	if img.graph == nil {
		return nil, fmt.Errorf("Can't lookup parent of unregistered image")
	}
	return img.graph.Get(img.Parent)
}

// GetParentsSize is the sizes of all images below, added to size.
func (img *Image) GetParentsSize(size int64) int64 {
	parent, err := img.GetParent()
	if err != nil || parent == nil {
		return size
	}
	return parent.GetParentsSize(size + parent.Size)
}

// Depth is how many images lie on top of each other, this one being the last.
func (img *Image) Depth() (int, error) {
	depth := 0
	for below := img; below != nil; depth++ {
		parent, err := below.GetParent()
		if err != nil {
			return -1, err
		}
		below = parent
	}
	return depth, nil
}

// CheckDepth tells whether a container can still be put on top of the image. It
// needs two layers: one that is prepared for it, and its own.
func (img *Image) CheckDepth() error {
	depth, err := img.Depth()
	if err != nil {
		return err
	}
	if depth+2 >= MaxImageDepth {
		return fmt.Errorf("Cannot create container with more than %d parents", MaxImageDepth)
	}
	return nil
}
