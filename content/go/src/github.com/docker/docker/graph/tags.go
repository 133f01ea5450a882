// Reconstructs part of graph/tags.go of Docker 1.6.2: the names of images, and what is just being pulled; leaves out deleting names, and digests.

package graph

import (
	"encoding/json"
	"fmt"
	"io/ioutil"
	"os"
	"sort"
	"strings"
	"sync"

	"github.com/docker/docker/image"
	"github.com/docker/docker/pkg/common"
	"github.com/docker/docker/pkg/parsers"
	"github.com/docker/docker/registry"
	"github.com/docker/docker/utils"
)

// DEFAULTTAG is the tag of an image that is named without one.
const DEFAULTTAG = "latest"

// Repository is ids by tag, or by digest.
type Repository map[string]string

// TagStore is the names of images: of each repository its tags. It is a file.
type TagStore struct {
	path         string
	graph        *Graph
	Repositories map[string]Repository
	sync.Mutex
	// pullingPool has what is just being pulled; a channel is closed when it is done.
	pullingPool map[string]chan struct{}
}

// NewTagStore reads the names from a file, or makes that file.
func NewTagStore(path string, graph *Graph) (*TagStore, error) {
	store := &TagStore{
		path:         path,
		graph:        graph,
		Repositories: make(map[string]Repository),
		pullingPool:  make(map[string]chan struct{}),
	}
	err := store.reload()
	if os.IsNotExist(err) {
		err = store.save()
	}
	if err != nil {
		return nil, err
	}
	return store, nil
}

func (store *TagStore) save() error {
	stored, err := json.Marshal(store)
	if err != nil {
		return err
	}
	return ioutil.WriteFile(store.path, stored, 0600)
}

func (store *TagStore) reload() error {
	stored, err := ioutil.ReadFile(store.path)
	if err != nil {
		return err
	}
	return json.Unmarshal(stored, store)
}

// LookupImage finds an image by name, or by the beginning of its id.
func (store *TagStore) LookupImage(name string) (*image.Image, error) {
	repoName, ref := parsers.ParseRepositoryTag(name)
	if ref == "" {
		ref = DEFAULTTAG
	}
	img, err := store.GetImage(repoName, ref)
	if img != nil || err != nil {
		return img, err
	}
	store.Lock()
	defer store.Unlock()
	return store.graph.Get(name)
}

// GetImage finds an image of a repository by tag, or by the beginning of its id.
// That there is none is no error.
func (store *TagStore) GetImage(repoName, refOrID string) (*image.Image, error) {
	repo, err := store.Get(repoName)
	if repo == nil || err != nil {
		return nil, err
	}
	store.Lock()
	defer store.Unlock()
	if id, exists := repo[refOrID]; exists {
		return store.graph.Get(id)
	}
	for _, id := range repo {
		if strings.HasPrefix(id, refOrID) {
			return store.graph.Get(id)
		}
	}
	return nil, nil
}

// Get reads the file again and returns a repository, nil if there is none.
func (store *TagStore) Get(repoName string) (Repository, error) {
	store.Lock()
	defer store.Unlock()
	if err := store.reload(); err != nil {
		return nil, err
	}
	return store.Repositories[repoName], nil
}

// Set gives an image a name. One that another image has is only taken by force.
func (store *TagStore) Set(repoName, tag, imageName string, force bool) error {
	img, err := store.LookupImage(imageName)
	if err != nil {
		return err
	}
	if tag == "" {
		tag = DEFAULTTAG
	}
	if err := validateRepoName(repoName); err != nil {
		return err
	}
	if err := ValidateTagName(tag); err != nil {
		return err
	}
	store.Lock()
	defer store.Unlock()
	if err := store.reload(); err != nil {
		return err
	}
	repoName = registry.NormalizeLocalName(repoName)
	repo := store.Repositories[repoName]
	if repo == nil {
		repo = make(Repository)
		store.Repositories[repoName] = repo
	}
	if old, exists := repo[tag]; exists && !force {
		return fmt.Errorf("Conflict: Tag %s is already set to image %s, if you want to replace it, please use -f option", tag, old)
	}
	repo[tag] = img.ID
	return store.save()
}

func validateRepoName(name string) error {
	switch name {
	case "":
		return fmt.Errorf("Repository name can't be empty")
	case "scratch":
		return fmt.Errorf("'scratch' is a reserved name")
	}
	return nil
}

// ValidateTagName wants a tag of letters, digits, underscores, dots and hyphens,
// of which the last two can't come first.
func ValidateTagName(name string) error {
	if name == "" {
		return fmt.Errorf("tag name can't be empty")
	}
	letter := func(c rune) bool {
		return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
	}
	good := len(name) <= 128
	for i, c := range name {
		good = good && (letter(c) || i > 0 && (c == '.' || c == '-'))
	}
	if !good {
		return fmt.Errorf("Illegal tag name (%s): only [A-Za-z0-9_.-] are allowed, minimum 1, maximum 128 in length", name)
	}
	return nil
}

// poolAdd notes that something is being pulled. If it already is, that is an
// error, and the channel tells when that pull is done.
func (store *TagStore) poolAdd(key string) (chan struct{}, error) {
	store.Lock()
	defer store.Unlock()
	if c, exists := store.pullingPool[key]; exists {
		return c, fmt.Errorf("pull %s is already in progress", key)
	}
	c := make(chan struct{})
	store.pullingPool[key] = c
	return c, nil
}

// poolRemove takes the note away, and wakes all who wait for that.
func (store *TagStore) poolRemove(key string) {
	store.Lock()
	defer store.Unlock()
	if c, exists := store.pullingPool[key]; exists {
		close(c)
		delete(store.pullingPool, key)
	}
}

// ByID is the names of each image, in alphabetical order.
func (store *TagStore) ByID() map[string][]string {
	store.Lock()
	defer store.Unlock()
	byID := make(map[string][]string)
	for repoName, repo := range store.Repositories {
		for ref, id := range repo {
			byID[id] = append(byID[id], utils.ImageReference(repoName, ref))
		}
	}
	for _, names := range byID {
		sort.Strings(names)
	}
	return byID
}

// ImageName is a name of an image; one that has none is called by its id.
func (store *TagStore) ImageName(id string) string {
	if names := store.ByID()[id]; len(names) > 0 {
		return names[0]
	}
	return common.TruncateID(id)
}
