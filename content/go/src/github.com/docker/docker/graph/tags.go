// Reconstructs part of graph/tags.go of Docker 1.6.2: the names of images; leaves out setting and deleting them.

package graph

import (
	"encoding/json"
	"io/ioutil"
	"os"
	"sort"
	"strings"
	"sync"

	"github.com/docker/docker/image"
	"github.com/docker/docker/pkg/common"
	"github.com/docker/docker/pkg/parsers"
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
}

// NewTagStore reads the names from a file, or makes that file.
func NewTagStore(path string, graph *Graph) (*TagStore, error) {
	store := &TagStore{path: path, graph: graph, Repositories: make(map[string]Repository)}
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
