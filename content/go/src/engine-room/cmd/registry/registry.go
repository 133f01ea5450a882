// What the registry answers.

package main

import (
	"archive/tar"
	"bytes"
	"encoding/json"
	"io/ioutil"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	log "github.com/Sirupsen/logrus"
)

// registry serves the images below root.
type registry struct {
	root string
}

// ServeHTTP answers by the path alone: nobody can change anything here.
func (reg *registry) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	log.WithField("path", r.URL.Path).Info(r.Method)
	parts := strings.Split(strings.Trim(path.Clean(r.URL.Path), "/"), "/")
	if r.Method != "GET" || parts[0] != "v1" || len(parts) < 2 {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("X-Docker-Registry-Version", "0.9.1")
	last := parts[len(parts)-1]
	middle := strings.Join(parts[2:max(2, len(parts)-1)], "/")
	var err error
	switch {
	case len(parts) == 2 && last == "_ping":
		err = answer(w, map[string]bool{"standalone": true})
	case parts[1] == "repositories" && last == "images":
		err = reg.images(w, middle)
	case parts[1] == "repositories" && last == "tags":
		err = reg.tags(w, middle)
	case parts[1] == "images" && last == "ancestry":
		err = reg.ancestry(w, middle)
	case parts[1] == "images" && last == "json":
		err = reg.json(w, middle)
	case parts[1] == "images" && last == "layer":
		err = reg.layer(w, middle)
	default:
		err = os.ErrNotExist
	}
	if os.IsNotExist(err) {
		http.NotFound(w, r)
	} else if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func max(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func answer(w http.ResponseWriter, value interface{}) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	_, err = w.Write(text)
	return err
}

// tagged is the ids of a repository by tag. One without a namespace is in library.
func (reg *registry) tagged(name string) (map[string]string, error) {
	if !strings.Contains(name, "/") {
		name = "library/" + name
	}
	dir := filepath.Join(reg.root, "repositories", name)
	entries, err := ioutil.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	tags := make(map[string]string)
	for _, entry := range entries {
		id, err := ioutil.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			return nil, err
		}
		tags[entry.Name()] = strings.TrimSpace(string(id))
	}
	return tags, nil
}

func (reg *registry) images(w http.ResponseWriter, name string) error {
	tags, err := reg.tagged(name)
	if err != nil {
		return err
	}
	type image struct {
		ID string `json:"id"`
	}
	list, listed := []image{}, make(map[string]bool)
	for _, id := range tags {
		if !listed[id] {
			list, listed[id] = append(list, image{id}), true
		}
	}
	return answer(w, list)
}

func (reg *registry) tags(w http.ResponseWriter, name string) error {
	tags, err := reg.tagged(name)
	if err != nil {
		return err
	}
	return answer(w, tags)
}

func (reg *registry) ancestry(w http.ResponseWriter, id string) error {
	ids := []string{}
	for id != "" {
		text, err := ioutil.ReadFile(filepath.Join(reg.root, "images", id, "json"))
		if err != nil {
			return err
		}
		ids = append(ids, id)
		var img struct {
			Parent string `json:"parent"`
		}
		if err := json.Unmarshal(text, &img); err != nil {
			return err
		}
		id = img.Parent
	}
	return answer(w, ids)
}

func (reg *registry) json(w http.ResponseWriter, id string) error {
	text, err := ioutil.ReadFile(filepath.Join(reg.root, "images", id, "json"))
	if err != nil {
		return err
	}
	layer, err := reg.pack(id)
	if err != nil {
		return err
	}
	w.Header().Set("X-Docker-Size", strconv.Itoa(layer.Len()))
	w.Header().Set("Content-Type", "application/json")
	_, err = w.Write(text)
	return err
}

func (reg *registry) layer(w http.ResponseWriter, id string) error {
	layer, err := reg.pack(id)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Length", strconv.Itoa(layer.Len()))
	_, err = w.Write(layer.Bytes())
	return err
}

// pack is the files of an image as one archive.
func (reg *registry) pack(id string) (*bytes.Buffer, error) {
	dir := filepath.Join(reg.root, "images", id, "layer")
	packed := &bytes.Buffer{}
	archive := tar.NewWriter(packed)
	err := filepath.Walk(dir, func(name string, info os.FileInfo, err error) error {
		if err != nil || name == dir {
			return err
		}
		header, err := tar.FileInfoHeader(info, "")
		if err != nil {
			return err
		}
		if header.Name, err = filepath.Rel(dir, name); err != nil {
			return err
		}
		if info.IsDir() {
			header.Name += "/"
			return archive.WriteHeader(header)
		}
		text, err := ioutil.ReadFile(name)
		if err != nil {
			return err
		}
		if err := archive.WriteHeader(header); err != nil {
			return err
		}
		_, err = archive.Write(text)
		return err
	})
	if err != nil {
		return nil, err
	}
	return packed, archive.Close()
}
