// Reconstructs cluster/image.go of Swarm 1.2.0: an image and the engine it is on, what a name matches, and filters; leaves out nothing.

package cluster

import (
	"strings"

	"github.com/docker/engine-api/types"
)

// Image is an image that an engine has.
type Image struct {
	types.Image

	Engine *Engine
}

// ParseRepositoryTag splits a name into the repository and its tag or digest.
// The last colon may belong to a registry's port instead:
// localhost:5000/team/web has no tag.
func ParseRepositoryTag(repos string) (string, string) {
	if parts := strings.Split(repos, "@"); len(parts) > 1 {
		return parts[0], parts[1]
	}
	colon := strings.LastIndex(repos, ":")
	if colon < 0 || strings.Contains(repos[colon:], "/") {
		return repos, ""
	}
	return repos[:colon], repos[colon+1:]
}

// Match tells whether IDOrName means this image: by its id or the start of it
// (three letters at least), with or without the algorithm in front, by a name,
// or by a digest. Unless matchTag, tags don't count.
func (image *Image) Match(IDOrName string, matchTag bool) bool {
	if matchID(image.ID, IDOrName) {
		return true
	}
	if parts := strings.SplitN(image.ID, ":", 2); len(parts) == 2 && matchID(parts[1], IDOrName) {
		return true
	}
	repo, tag := ParseRepositoryTag(IDOrName)
	return matchName(image.RepoTags, repo, tag, matchTag) || matchName(image.RepoDigests, repo, tag, matchTag)
}

func matchID(id, wanted string) bool {
	return id == wanted || len(wanted) > 2 && strings.HasPrefix(id, wanted)
}

func matchName(names []string, repo, tag string, matchTag bool) bool {
	for _, name := range names {
		itsRepo, itsTag := ParseRepositoryTag(name)
		if itsRepo == repo && (!matchTag || tag == "" || tag == itsTag) {
			return true
		}
	}
	return false
}

// ImageFilterOptions says which images are wanted.
type ImageFilterOptions struct {
	types.ImageListOptions
}

// Images is a list of images.
type Images []*Image

// Filter keeps the images that are wanted.
func (images Images) Filter(opts ImageFilterOptions) Images {
	filtered := make([]*Image, 0, len(images))
	for _, image := range images {
		if opts.wants(image) {
			filtered = append(filtered, image)
		}
	}
	return filtered
}

func (opts *ImageFilterOptions) wants(image *Image) bool {
	tagged := len(image.RepoTags) > 0 && image.RepoTags[0] != "<none>:<none>"
	digested := len(image.RepoDigests) > 0 && image.RepoDigests[0] != "<none>@<none>"
	if !opts.All && !tagged && !digested {
		return false
	}
	if !opts.Filters.MatchKVList("label", image.Labels) {
		return false
	}
	if opts.MatchName == "" {
		return true
	}
	for _, repoTag := range image.RepoTags {
		repo, _ := ParseRepositoryTag(repoTag)
		if repoTag == opts.MatchName || repo == opts.MatchName {
			return true
		}
	}
	return false
}
